/** Campaigns and promotion money: what the record says a yuan brings, and where the next one should go. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.campaigns.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
