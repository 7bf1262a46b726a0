/**
 * The sales team's system in Salesforce, by its REST API, with a session by JWT bearer. No SDK: a
 * handful of requests over one pooled {@link java.net.http.HttpClient}, the one client of the JDK
 * that can send a PATCH and that repeats no POST by itself.
 */
@NullMarked
package com.atlasengine.core.adapter.salesforce;

import org.jspecify.annotations.NullMarked;
