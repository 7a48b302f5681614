/** The desk itself: its clock, its standing work and the delivery of events. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
