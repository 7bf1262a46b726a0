/**
 * A small Salesforce org: OAuth, records, SOQL and the REST resources a CRM integration calls. It
 * knows nothing of HTTP; {@code SalesforceOrg} puts it on the engine's port.
 */
@NullMarked
package com.atlasengine.local.salesforce;

import org.jspecify.annotations.NullMarked;
