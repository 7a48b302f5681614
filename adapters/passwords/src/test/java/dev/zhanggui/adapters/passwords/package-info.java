@NullMarked
package dev.zhanggui.adapters.passwords;

import org.jspecify.annotations.NullMarked;
