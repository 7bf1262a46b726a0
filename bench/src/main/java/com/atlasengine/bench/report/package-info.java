/** The report: as text, HTML and target checks. */
@NullMarked
package com.atlasengine.bench.report;

import org.jspecify.annotations.NullMarked;
