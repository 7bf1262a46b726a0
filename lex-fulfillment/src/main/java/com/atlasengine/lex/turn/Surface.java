package com.atlasengine.lex.turn;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.InteractionKey;
import java.util.Optional;

/** Where a turn is known to take place. */
public sealed interface Surface {
  /** The channel that answers are worded for. */
  Channel channel();

  /** In the chat of the web page. */
  record WebChat() implements Surface {
    @Override
    public Channel channel() {
      return Channel.CHAT;
    }
  }

  /**
   * On the phone.
   *
   * @param key the interaction; it exists, or the store could not be asked
   * @param scenario what the call is about; empty while it is not written, and when the store could
   *     not be asked
   */
  record PhoneCall(InteractionKey key, Optional<String> scenario) implements Surface {
    @Override
    public Channel channel() {
      return Channel.PHONE;
    }

    @Override
    public String toString() {
      return "PhoneCall[" + key + "]";
    }
  }
}
