package com.atlasengine.local.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Interrupts the thread that serves a request when the client closes its connection or resets its
 * stream. Jetty itself says so for HTTP/2 only: over HTTP/1.1 it reads nothing while it serves a
 * request, so this waits in its place for the connection to become readable.
 */
final class ClientWatch {
  private final Thread server;
  private boolean stopped;
  private boolean clientLeft;
  private Runnable release = () -> {};

  private ClientWatch(Thread server) {
    this.server = server;
  }

  /** Begins to watch; the request's body must have been read. */
  static ClientWatch start(Request request, Thread server) {
    ClientWatch watch = new ClientWatch(server);
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
      request.addFailureListener(failure -> watch.interrupt());
    } else if (connection instanceof AbstractEndPoint endPoint) {
      watch.release = () -> endPoint.getFillInterest().onFail(new ClosedChannelException());
      endPoint.fillInterested(watch.new Listener(endPoint));
    }
    return watch;
  }

  private synchronized void interrupt() {
    if (!stopped) {
      clientLeft = true;
      server.interrupt();
    }
  }

  /**
   * Ends the watch, and the interruption if there was one. Call it before the last byte of the
   * answer is sent: the client may send its next request right after.
   */
  void stop() {
    synchronized (this) {
      if (clientLeft && !stopped) {
        boolean unused = Thread.interrupted();
      }
      stopped = true;
    }
    release.run();
  }

  /** Whether the client left while it was watched. */
  synchronized boolean clientHasLeft() {
    return clientLeft;
  }

  /** A stream of the answer that ends the watch when it is closed. */
  OutputStream stopAtEnd(OutputStream answer) {
    return new FilterOutputStream(answer) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        stop();
        super.close();
      }
    };
  }

  /**
   * Told when the connection can be read: it has ended, as no client sends on before its answer.
   */
  private final class Listener implements Callback {
    private final EndPoint endPoint;

    Listener(EndPoint endPoint) {
      this.endPoint = endPoint;
    }

    @Override
    public void succeeded() {
      synchronized (ClientWatch.this) {
        if (stopped) {
          return;
        }
        if (isOpen()) {
          endPoint.fillInterested(this);
        } else {
          endPoint.close();
          interrupt();
        }
      }
    }

    private boolean isOpen() {
      try {
        return endPoint.fill(BufferUtil.allocate(1)) == 0;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return Invocable.InvocationType.NON_BLOCKING;
    }
  }
}
