package com.atlasengine.core.model;

/** What an interaction is for. */
public enum Purpose {
  /** A visitor is called who asked for it. */
  DEMO,
  /** Whoever has the number is asked whether to delete what is known under a last name. */
  DELETION
}
