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
   * On the phone, and proven: the interaction was read in this turn, or the session's seal says
   * that it was read before.
   *
   * @param key the interaction
   * @param scenario what the call is about; empty while it is not written, and when the store could
   *     not be asked
   * @param lastNameToDelete whose data the call asks to delete; empty when it is a demo
   */
  record PhoneCall(InteractionKey key, Optional<String> scenario, Optional<String> lastNameToDelete)
      implements Surface {
    /** The same for a demo. */
    public PhoneCall(InteractionKey key, Optional<String> scenario) {
      this(key, scenario, Optional.empty());
    }

    @Override
    public Channel channel() {
      return Channel.PHONE;
    }

    @Override
    public String toString() {
      return "PhoneCall[" + key + "]";
    }
  }

  /**
   * The session claims a call, and nothing proves or refutes it: the store could not be asked. It
   * has no key, so nothing can be done in the name of that call.
   */
  record UnprovenCall() implements Surface {
    @Override
    public Channel channel() {
      return Channel.PHONE;
    }
  }
}
