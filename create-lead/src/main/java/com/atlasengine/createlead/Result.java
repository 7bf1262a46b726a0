package com.atlasengine.createlead;

/** A result of create-lead. */
sealed interface Result {
  /**
   * The interaction is there, and its Lead if Salesforce could take it.
   *
   * @param leadId the Lead's id; empty while the Lead is pending
   * @param partitionKey the interaction's {@code PK}
   * @param sortKey the interaction's {@code SK}
   */
  record Opened(String leadId, String partitionKey, String sortKey) implements Result {
    @Override
    public String toString() {
      return "Opened[" + leadId + "]";
    }
  }

  /**
   * The backlog was retried, or only counted.
   *
   * @param done pieces of work that Salesforce has now
   * @param pending pieces that failed or were not tried; at most those of one run
   */
  record Retried(int done, int pending) implements Result {}
}
