package com.atlasengine.core.kit;

import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.model.Wishes;
import java.util.List;
import java.util.Optional;

/** An interaction to be: each method returns it with one part changed. */
public record InteractionDraft(Interaction build) {
  /** Nothing but a key, as the old system wrote items. */
  public static InteractionDraft of(InteractionKey key) {
    return new InteractionDraft(
        new Interaction(
            key,
            Purpose.DEMO,
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            CrmRecords.NONE,
            Wishes.NONE));
  }

  /** A call that asks whether to delete what is known under a last name. */
  public static InteractionDraft deletionCall(InteractionKey key, String lastName) {
    Interaction plain = of(key).build();
    return new InteractionDraft(
        new Interaction(
            key,
            Purpose.DELETION,
            Optional.of(new PersonName("", lastName)),
            plain.lead(),
            plain.initialTranscript(),
            plain.scenario(),
            plain.contact(),
            plain.transcript(),
            plain.report(),
            plain.records(),
            plain.wishes()));
  }

  public InteractionDraft key(InteractionKey key) {
    return with(key, build.name(), build.lead(), build.contact(), build.transcript());
  }

  public InteractionDraft name(PersonName name) {
    return with(build.key(), Optional.of(name), build.lead(), build.contact(), build.transcript());
  }

  public InteractionDraft lead(LeadId lead) {
    return with(build.key(), build.name(), Optional.of(lead), build.contact(), build.transcript());
  }

  public InteractionDraft contact(ContactId contact) {
    return with(build.key(), build.name(), build.lead(), Optional.of(contact), build.transcript());
  }

  public InteractionDraft transcript(List<String> lines) {
    return with(build.key(), build.name(), build.lead(), build.contact(), lines);
  }

  public InteractionDraft initialTranscript(String text) {
    return with(text, build.scenario(), build.report(), build.records(), build.wishes());
  }

  public InteractionDraft scenario(String text) {
    return with(
        build.initialTranscript(),
        Optional.of(text),
        build.report(),
        build.records(),
        build.wishes());
  }

  public InteractionDraft report(CallReport report) {
    return with(
        build.initialTranscript(),
        build.scenario(),
        Optional.of(report),
        build.records(),
        build.wishes());
  }

  public InteractionDraft records(CrmRecords records) {
    return with(
        build.initialTranscript(), build.scenario(), build.report(), records, build.wishes());
  }

  public InteractionDraft wishes(Wishes wishes) {
    return with(
        build.initialTranscript(), build.scenario(), build.report(), build.records(), wishes);
  }

  private InteractionDraft with(
      InteractionKey key,
      Optional<PersonName> name,
      Optional<LeadId> lead,
      Optional<ContactId> contact,
      List<String> transcript) {
    return new InteractionDraft(
        new Interaction(
            key,
            build.purpose(),
            name,
            lead,
            build.initialTranscript(),
            build.scenario(),
            contact,
            transcript,
            build.report(),
            build.records(),
            build.wishes()));
  }

  private InteractionDraft with(
      String initialTranscript,
      Optional<String> scenario,
      Optional<CallReport> report,
      CrmRecords records,
      Wishes wishes) {
    return new InteractionDraft(
        new Interaction(
            build.key(),
            build.purpose(),
            build.name(),
            build.lead(),
            initialTranscript,
            scenario,
            build.contact(),
            build.transcript(),
            report,
            records,
            wishes));
  }
}
