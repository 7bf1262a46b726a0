package com.atlasengine.core.kit;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import java.util.List;
import java.util.Optional;

/** An interaction to be: each method returns it with one part changed. */
public record InteractionDraft(Interaction build) {
  /** Nothing but a key, as the old system wrote items. */
  public static InteractionDraft of(InteractionKey key) {
    Optional<String> none = Optional.empty();
    return new InteractionDraft(
        new Interaction(
            key, Optional.empty(), Optional.empty(), "", none, Optional.empty(), List.of(), none));
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
    return withTexts(text, build.scenario(), build.summary());
  }

  public InteractionDraft scenario(String text) {
    return withTexts(build.initialTranscript(), Optional.of(text), build.summary());
  }

  public InteractionDraft summary(String text) {
    return withTexts(build.initialTranscript(), build.scenario(), Optional.of(text));
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
            name,
            lead,
            build.initialTranscript(),
            build.scenario(),
            contact,
            transcript,
            build.summary()));
  }

  private InteractionDraft withTexts(
      String initialTranscript, Optional<String> scenario, Optional<String> summary) {
    return new InteractionDraft(
        new Interaction(
            build.key(),
            build.name(),
            build.lead(),
            initialTranscript,
            scenario,
            build.contact(),
            build.transcript(),
            summary));
  }
}
