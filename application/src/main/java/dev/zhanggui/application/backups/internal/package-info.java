/** How backups are made, and when. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.backups.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
