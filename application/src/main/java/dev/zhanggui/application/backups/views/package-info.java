/** What screens show of backups. */
@NullMarked
@CheckReturnValue
@Port
package dev.zhanggui.application.backups.views;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.NullMarked;
