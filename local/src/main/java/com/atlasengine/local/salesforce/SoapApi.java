package com.atlasengine.local.salesforce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The one call of the SOAP API that REST has no like of: {@code emptyRecycleBin}, without which a
 * deleted record stays for fifteen days.
 */
public final class SoapApi {
  private static final String NAMESPACE = "urn:partner.soap.sforce.com";
  private static final int MOST = 200;
  private static final String ENVELOPE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
          + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
          + " xmlns=\"urn:partner.soap.sforce.com\""
          + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\">"
          + "<soapenv:Body>%s</soapenv:Body></soapenv:Envelope>";

  private final Sessions sessions;
  private final RestApi records;

  /** The SOAP API of the org whose records these are. */
  public SoapApi(Sessions sessions, RestApi records) {
    this.sessions = sessions;
    this.records = records;
  }

  /**
   * One answer of the SOAP API.
   *
   * @param status 200, or 500 with a fault
   * @param xml the envelope
   */
  public record Answer(int status, String xml) {}

  /** Answers one envelope. */
  public Answer answer(byte[] envelope) {
    Optional<Document> document = parsed(envelope);
    if (document.isEmpty()) {
      return fault("MALFORMED_REQUEST", "The request is not an envelope of the partner API");
    }
    String session = texts(document.get(), "sessionId").findFirst().orElse("");
    if (sessions.use(session) == Sessions.SessionUse.REFUSED) {
      return fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader");
    }
    if (document.get().getElementsByTagNameNS(NAMESPACE, "emptyRecycleBin").getLength() == 0) {
      return fault(SalesforceError.UNSUPPORTED_CODE, "only emptyRecycleBin is served locally");
    }
    List<String> ids = texts(document.get(), "ids").toList();
    return ids.size() > MOST
        ? fault("EXCEEDED_ID_LIMIT", "Send at most " + MOST + " ids")
        : emptied(ids);
  }

  private Answer emptied(List<String> ids) {
    List<String> whole = ids.stream().flatMap(id -> RecordId.parse(id).stream()).toList();
    Set<String> purged = new HashSet<>(records.purge(whole));
    StringBuilder results = new StringBuilder();
    for (String id : ids) {
      boolean done = RecordId.parse(id).filter(purged::contains).isPresent();
      results.append("<result>").append(done ? "<id>" + id + "</id>" : refusal());
      results.append("<success>").append(done).append("</success></result>");
    }
    return new Answer(
        200,
        ENVELOPE.formatted("<emptyRecycleBinResponse>" + results + "</emptyRecycleBinResponse>"));
  }

  private static String refusal() {
    return "<errors><message>entity is not in the recycle bin</message>"
        + "<statusCode>INVALID_CROSS_REFERENCE_KEY</statusCode></errors>";
  }

  private static Answer fault(String code, String message) {
    return new Answer(
        500,
        ENVELOPE.formatted(
            "<soapenv:Fault><faultcode>sf:%s</faultcode><faultstring>%s: %s</faultstring></soapenv:Fault>"
                .formatted(code, code, message)));
  }

  private static Stream<String> texts(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS(NAMESPACE, name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent());
  }

  private static Optional<Document> parsed(byte[] envelope) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return Optional.of(factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope)));
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML parser", e);
    }
  }
}
