/** What backups need from storage. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.backups.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
