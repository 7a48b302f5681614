/**
 * Files of platforms and spreadsheets, read and written as tables: {@link dev.zhanggui.adapters.files.PlatformFiles}.
 * Whatever a file holds, reading it takes bounded memory and ends. The readers are our own for that reason: the
 * libraries that we know grow with what a hostile file claims about itself.
 */
@NullMarked
@CheckReturnValue
@SecondaryAdapter
package dev.zhanggui.adapters.files;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
