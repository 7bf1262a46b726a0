package com.atlasengine.core.model;

/**
 * A Lead that somebody may already have: it is open, neither converted nor deleted.
 *
 * @param id its id
 * @param name whom it is about
 */
public record CrmLead(LeadId id, PersonName name) {}
