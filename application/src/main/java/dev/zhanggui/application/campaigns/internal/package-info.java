/** How conversations about campaigns are carried out. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.campaigns.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
