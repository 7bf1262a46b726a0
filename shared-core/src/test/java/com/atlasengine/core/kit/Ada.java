package com.atlasengine.core.kit;

import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;

/** The visitor of the tests: Ada Lovelace of Seattle. */
public final class Ada {
  public static final PersonName NAME = new PersonName("Ada", "Lovelace");
  public static final PhoneNumber PHONE = new PhoneNumber("+12065550123");

  /** Her Lead, where Salesforce has one. */
  public static final LeadId LEAD = new LeadId("00Q000000000001AAA");

  /** Her interaction, as the event files of the functions name it. */
  public static final InteractionKey KEY =
      new InteractionKey(PHONE, "2026-10-26T06:07:12.367643+00:00");

  private Ada() {}

  /** Her interaction when it has just been opened, before anything is said or stored. */
  public static Interaction interaction() {
    return draft().build();
  }

  /** {@link #interaction()}, to be changed first. */
  public static InteractionDraft draft() {
    return InteractionDraft.of(KEY).name(NAME);
  }
}
