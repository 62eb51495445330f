<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="finding.xsl"/>
<xsl:import href="time_axis.xsl"/>
<xsl:import href="answer_parts.xsl"/>
<xsl:import href="original_parts.xsl"/>
<xsl:key name="by-line" match="/page/line_findings/row" use="position"/>
<xsl:key name="line" match="/page/lines/row" use="position"/>
<xsl:key name="finding" match="/page/findings/row" use="finding_no"/>
<xsl:variable name="invoice" select="/page/invoice/row"/>
<xsl:variable name="place" select="/page/place/row"/>
<xsl:variable name="filters">
  <xsl:for-each select="/page/parameters/*[@standard = 'no' and name() != 'id' and name() != 'klient' and name() != 'avvikelse' and name() != 'rad' and name() != 'avvikelsesida' and name() != 'radsida' and name() != 'visa' and name() != 'original']">
    <xsl:choose><xsl:when test="position() = 1">?</xsl:when><xsl:otherwise>&amp;</xsl:otherwise></xsl:choose>
    <xsl:value-of select="concat(name(), '=', @encoded)"/>
  </xsl:for-each>
</xsl:variable>
<!-- The same with the original beside the review, when it is: for this page and its neighbours. -->
<xsl:variable name="beside" select="/page/parameters/original = 'bredvid'"/>
<xsl:variable name="stay" select="concat($filters, substring(concat(substring('?&amp;', 1 + ($filters != ''), 1), 'original=bredvid'), 1, 17 * $beside))"/>
<!-- This page with these, and one more: {$here}rad=7#rad-7 -->
<xsl:variable name="here" select="concat('/faktura/', $invoice/document_no, $stay, substring('?&amp;', 1 + ($stay != ''), 1))"/>
<!-- This page with the one client or finding that it has open, and without the original -->
<xsl:variable name="alone"><xsl:call-template name="link"><xsl:with-param name="set" select="'original'"/></xsl:call-template></xsl:variable>
<!-- Was it the invoice's own form that was sent?  Those of the findings say avvikelse, of decisions visad. -->
<xsl:variable name="own" select="not(/page/form/field[@name = 'avvikelse'][. != ''])"/>
<xsl:variable name="reason" select="string(/page/form/field[@name = 'skal'][$own])"/>
<!-- Where a decision leads: the next one of the list, else the list. -->
<xsl:variable name="onward">
  <xsl:choose>
    <xsl:when test="/page/form/field[@name = 'visad'] and /page/form/field[@name = 'vidare'] != ''"><xsl:value-of select="/page/form/field[@name = 'vidare']"/></xsl:when>
    <xsl:when test="$place/after"><xsl:value-of select="concat('/faktura/', $place/after, $stay)"/></xsl:when>
    <xsl:when test="/page/user/role[. = 'finance' or . = 'approver']"><xsl:value-of select="concat('/fakturor', $filters)"/></xsl:when>
    <xsl:otherwise>/bevakning</xsl:otherwise>
  </xsl:choose>
</xsl:variable>
<!-- who sees every invoice; a unit manager comes from Bevakning, to those of her unit -->
<xsl:variable name="all" select="/page/user/role[. = 'finance' or . = 'approver' or . = 'auditor']"/>
<xsl:variable name="decides" select="$invoice/whole = 't' and /page/user/role[. = 'finance' or . = 'approver' or . = 'unit_manager']"/>
<xsl:variable name="foreign" select="$invoice/currency != '' and $invoice/currency != 'SEK'"/>
<!-- not paid in part: the whole of it waits until the provider has corrected it -->
<xsl:variable name="held" select="$invoice/hold = 't' and $invoice/withheld_ore &gt; 0"/>
<xsl:variable name="open" select="$invoice/state = 'clean' or $invoice/state = 'flagged' or $invoice/state = 'in_review'"/>
<xsl:variable name="sent" select="$invoice/state = 'exported' or $invoice/state = 'paid'"/>
<!-- The second signature is another person's, and no work of finance. -->
<xsl:variable name="seconds" select="$invoice/second = 't' and $invoice/signed_by_me != 't' and /page/user/role[. = 'approver' or . = 'unit_manager']"/>
<xsl:variable name="signs" select="not($invoice/second = 't') or ($seconds and $invoice/alone = 't')"/>

<xsl:template match="page" mode="title">Faktura <xsl:value-of select="$invoice/invoice_no"/></xsl:template>

<xsl:template match="page" mode="main">
  <xsl:choose>
    <xsl:when test="$beside and $all"><div class="twofold">
      <div><xsl:call-template name="review"/></div>
      <section id="original" class="original scroll noprint" tabindex="0" aria-label="Originalet">
        <nav class="pager" aria-label="Originalet"><a href="{$alone}" data-key="f">Dölj originalet</a><a href="/faktura/{$invoice/document_no}/original">Originalet på egen sida</a></nav>
        <xsl:choose>
          <xsl:when test="$original"><xsl:call-template name="paper"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="no-paper"/></xsl:otherwise>
        </xsl:choose>
      </section>
    </div></xsl:when>
    <xsl:otherwise><xsl:call-template name="review"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="review">
  <xsl:call-template name="neighbours"/>
  <h1><xsl:choose><xsl:when test="$invoice/credit_note = 't'">Kreditfaktura </xsl:when><xsl:otherwise>Faktura </xsl:otherwise></xsl:choose>
    <xsl:value-of select="$invoice/invoice_no"/><xsl:text> </xsl:text>
    <small><xsl:value-of select="$invoice/seller"/></small></h1>
  <xsl:call-template name="standing"/>
  <div class="columns">
    <section aria-labelledby="brygga"><h2 id="brygga">Från fakturerat till att betala</h2><xsl:call-template name="bridge"/><xsl:call-template name="facts"/></section>
    <xsl:if test="$decides and $invoice/state != 'received'"><section aria-labelledby="beslut"><h2 id="beslut">Beslut</h2><xsl:call-template name="decide"/></section></xsl:if>
  </div>
  <xsl:call-template name="findings"/>
  <xsl:call-template name="day-by-day"/>
  <xsl:call-template name="lines"/>
  <xsl:call-template name="questions"/>
  <xsl:call-template name="rules"/>
  <xsl:call-template name="related"/>
  <xsl:call-template name="history"/>
  <xsl:call-template name="answers"/>
</xsl:template>

<xsl:template name="neighbours">
  <nav class="pager" aria-label="I listan">
    <xsl:choose><xsl:when test="$all"><a href="/fakturor{$filters}">Fakturor</a></xsl:when><xsl:otherwise><a href="/bevakning">Bevakning</a></xsl:otherwise></xsl:choose>
    <xsl:if test="$place">
      <xsl:if test="$place/before"><a href="/faktura/{$place/before}{$stay}" rel="prev" data-key="p">Föregående</a></xsl:if>
      <xsl:if test="$place/place"><span><xsl:value-of select="$place/place"/> av <xsl:value-of select="$place/documents"/></span></xsl:if>
      <xsl:if test="$place/after"><a href="/faktura/{$place/after}{$stay}" rel="next" data-key="n">Nästa</a></xsl:if>
    </xsl:if>
  </nav>
</xsl:template>

<xsl:template name="standing">
  <p>
    <xsl:choose>
      <xsl:when test="$invoice/second = 't'"><xsl:call-template name="state"><xsl:with-param name="state" select="'awaits_second'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="state"><xsl:with-param name="state" select="$invoice/state"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$invoice/second = 't' or ($invoice/approver and $invoice/signer)"> Första attesten: <xsl:value-of select="$invoice/signer"/>, <xsl:value-of select="$invoice/signed_on"/>.</xsl:if>
    <xsl:if test="$invoice/approver"> Godkänd av <xsl:value-of select="$invoice/approver"/>, <xsl:value-of select="$invoice/approved_on"/>: <xsl:value-of select="av:kronor($invoice/approved_ore)"/>.</xsl:if>
    <xsl:if test="$sent"> Skickad till betalning<xsl:if test="history/row[what = 'export']"><xsl:text> </xsl:text><xsl:value-of select="substring(history/row[what = 'export'][1]/at, 1, 10)"/></xsl:if>.</xsl:if>
  </p>
  <xsl:if test="$foreign"><p><strong>Fakturan är ställd i <xsl:value-of select="$invoice/currency"/>.</strong> Beloppen här är i den valutan, och fakturan kan inte betalas härifrån. Bestrid den, så att utföraren skickar en ny i kronor.</p></xsl:if>
  <xsl:if test="$held"><p><strong>Fakturan betalas inte förrän den är rättad.</strong> För den här utföraren hålls hela fakturan inne när en del av den är ifrågasatt. Bestrid fakturan, eller besluta att det ifrågasatta betalas ändå.</p></xsl:if>
  <xsl:if test="$invoice/responsible or $invoice/respond_by"><p>Ansvarig: <xsl:value-of select="$invoice/responsible"/>
    <xsl:if test="$invoice/respond_by"><xsl:if test="$invoice/responsible">, </xsl:if>senast <xsl:value-of select="$invoice/respond_by"/></xsl:if>
    <xsl:if test="$invoice/respond_late = 't' and $open"><xsl:text> </xsl:text><strong class="late">försenad</strong></xsl:if></p></xsl:if>
  <xsl:if test="$invoice/whole != 't'"><p><strong>Fakturan gäller också klienter utanför din enhet.</strong> Deras rader visas inte här, och ekonomi och attestant avgör fakturan.</p></xsl:if>
  <xsl:if test="$invoice/dispute_no and $all"><p><a href="/bestridande/{$invoice/dispute_no}">Brevet till utföraren</a><xsl:choose>
    <xsl:when test="$invoice/dispute_sent_on">, skickat <xsl:value-of select="$invoice/dispute_sent_on"/>; svar väntas senast <xsl:value-of select="$invoice/dispute_due_on"/>.</xsl:when>
    <xsl:otherwise> är inte skickat än.</xsl:otherwise></xsl:choose></p></xsl:if>
  <xsl:if test="$invoice/claim_no"><p><a href="/aterkrav">Återkrav</a>: <xsl:value-of select="av:kronor($invoice/claim_ore)"/><xsl:choose>
    <xsl:when test="$invoice/claim_state = 'sent'">, krävt av utföraren.</xsl:when><xsl:otherwise>, inte krävt än.</xsl:otherwise></xsl:choose></p></xsl:if>
  <xsl:if test="history/row[1]/what = 'facts_changed'"><p class="message error">Uppgifterna bakom fakturan har ändrats sedan beslutet: <xsl:value-of select="av:kronor(history/row[1]/amount_ore)"/> skiljer.</p></xsl:if>
</xsl:template>

<xsl:template name="facts">
  <dl class="facts">
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Organisationsnummer'"/><xsl:with-param name="value" select="av:organisation($invoice/seller_id)"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Fakturadatum'"/><xsl:with-param name="value" select="$invoice/issue_date"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Förfaller'"/><xsl:with-param name="value" select="$invoice/due_date"/></xsl:call-template>
    <xsl:if test="$invoice/period_start"><dt>Period</dt><dd><xsl:value-of select="concat($invoice/period_start, ' – ', $invoice/period_end)"/></dd></xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Er referens'"/><xsl:with-param name="value" select="$invoice/buyer_reference"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Beställning'"/><xsl:with-param name="value" select="$invoice/order_reference"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Avser faktura'"/><xsl:with-param name="value" select="$invoice/preceding"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Meddelande'"/><xsl:with-param name="value" select="$invoice/notes"/></xsl:call-template>
  </dl>
  <xsl:if test="$all"><p>
    <xsl:if test="not($beside)">
      <xsl:variable name="together"><xsl:call-template name="link"><xsl:with-param name="set" select="'original'"/><xsl:with-param name="to" select="'bredvid'"/></xsl:call-template></xsl:variable>
      <a href="{$together}#original" data-key="o">Visa originalet bredvid</a> · <a href="/faktura/{$invoice/document_no}/original">på egen sida</a></xsl:if>
    <xsl:if test="$invoice/attachments &gt; 0"> (<xsl:value-of select="$invoice/attachments"/><xsl:choose><xsl:when test="$invoice/attachments = 1"> bilaga</xsl:when><xsl:otherwise> bilagor</xsl:otherwise></xsl:choose>)</xsl:if></p></xsl:if>
</xsl:template>

<!-- öre of the invoice's own currency -->
<xsl:template name="money">
  <xsl:param name="ore"/>
  <xsl:choose>
    <xsl:when test="$foreign"><xsl:value-of select="concat(av:amount($ore), '&#160;', $invoice/currency)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="av:kronor($ore)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The waterfall stands in the table itself; its numbers are the table. -->
<xsl:template name="bridge">
  <xsl:choose><xsl:when test="bridge/row">
  <xsl:variable name="least" select="bridge/row[1]/least_ore"/>
  <xsl:variable name="span" select="bridge/row[1]/most_ore - $least + number(bridge/row[1]/most_ore = $least)"/>
  <div class="scroll" tabindex="0" role="region" aria-label="Från fakturerat till att betala">
    <table>
      <thead class="unseen"><tr><th scope="col"><span class="hidden">Steg</span></th><th scope="col"><span class="hidden">Kronor</span></th><th scope="col"><span class="hidden">Stapel</span></th></tr></thead>
      <tbody>
        <xsl:for-each select="bridge/row">
          <tr>
            <xsl:choose>
              <xsl:when test="kind = 'total'"><th scope="row"><xsl:value-of select="title"/></th></xsl:when>
              <xsl:otherwise><td><xsl:value-of select="title"/><xsl:if test="findings &gt; 1"> (<xsl:value-of select="findings"/>)</xsl:if></td></xsl:otherwise>
            </xsl:choose>
            <td class="number"><xsl:choose>
              <xsl:when test="kind = 'total'"><strong><xsl:call-template name="money"><xsl:with-param name="ore" select="ore"/></xsl:call-template></strong></xsl:when>
              <xsl:otherwise><xsl:call-template name="money"><xsl:with-param name="ore" select="ore"/></xsl:call-template></xsl:otherwise></xsl:choose></td>
            <td>
              <svg width="180" height="14" viewBox="0 0 180 14" aria-hidden="true" focusable="false">
                <rect y="1" height="12" x="{round((from_ore - $least) div $span * 1780) div 10}" width="{round((to_ore - from_ore) div $span * 1780) div 10 + 1}">
                  <xsl:attribute name="class"><xsl:choose>
                    <xsl:when test="kind = 'total' and position() = last()">good</xsl:when>
                    <xsl:when test="kind = 'total'">bar</xsl:when>
                    <xsl:when test="ore &lt; 0">bad</xsl:when>
                    <xsl:otherwise>bar</xsl:otherwise></xsl:choose></xsl:attribute>
                </rect>
              </svg>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="$invoice/approved_ore != $invoice/pay_ore"><p><strong>Godkänt är <xsl:value-of select="av:kronor($invoice/approved_ore)"/>.</strong> Stegen ovan räknar med uppgifterna som de är i dag.</p></xsl:if>
  <xsl:if test="$invoice/overridden_ore != 0"><p><xsl:value-of select="av:kronor($invoice/overridden_ore)"/> av det ifrågasatta betalas ändå, enligt beslut.</p></xsl:if>
  </xsl:when>
  <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Fakturan är inte avstämd ännu. Det sker senast i natt.'"/></xsl:call-template></xsl:otherwise></xsl:choose>
</xsl:template>

<!-- Decisions about the whole invoice -->
<xsl:template name="decide">
  <xsl:choose>
    <xsl:when test="$open">
      <xsl:call-template name="asked"/>
      <xsl:if test="$invoice/alone = 'f' and not($invoice/second = 't')"><p>Beloppet är större än du får godkänna ensam. När du har attesterat gör en attestant eller enhetschef den andra attesten.</p></xsl:if>
      <xsl:if test="not($signs)"><p><xsl:choose>
        <xsl:when test="$seconds">Den andra attesten gör någon annan: beloppet är större än du får attestera, eller så har du själv beslutat om en avvikelse på fakturan.</xsl:when>
        <xsl:when test="$invoice/signed_by_me = 't'">Du har attesterat. En annan person gör den andra attesten. Du kan ångra din attest under <a href="#handelser">Händelser</a>.</xsl:when>
        <xsl:otherwise>Den andra attesten gör en attestant eller enhetschef.</xsl:otherwise></xsl:choose></p></xsl:if>
      <form method="post" action="/faktura/{$invoice/document_no}/beslut">
        <xsl:call-template name="key"/>
        <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
        <input type="hidden" name="vidare" value="{$onward}"/>
        <input type="hidden" name="har" value="/faktura/{$invoice/document_no}{$stay}"/>
        <input type="hidden" name="visad" value="{$invoice/state}"/>
        <input type="hidden" name="belopp" value="{$invoice/pay_ore}"/>
        <xsl:if test="$signs and not($held or $foreign) and $invoice/needs_reason != 't'"><div class="actions"><xsl:call-template name="approve"/></div></xsl:if>
        <xsl:call-template name="reason">
          <xsl:with-param name="id" select="'skal-faktura'"/>
          <xsl:with-param name="groups"><xsl:call-template name="reason-groups">
            <xsl:with-param name="first" select="'approve'"/><xsl:with-param name="first-word" select="'För att betala'"/>
            <xsl:with-param name="second" select="'dispute'"/><xsl:with-param name="second-word" select="'För att bestrida'"/>
            <xsl:with-param name="chosen" select="$reason"/>
          </xsl:call-template></xsl:with-param>
          <xsl:with-param name="hint"><xsl:choose>
            <xsl:when test="not($signs)">Behövs för att bestrida fakturan.</xsl:when>
            <xsl:when test="$invoice/needs_reason = 't'">Behövs för alla beslut om den här fakturan.</xsl:when>
            <xsl:otherwise>Behövs för att betala hela fakturan trots avvikelser, eller för att bestrida den.</xsl:otherwise></xsl:choose></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="textarea"><xsl:with-param name="name" select="'anteckning'"/><xsl:with-param name="label" select="'Kommentar'"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="mine" select="$own"/><xsl:with-param name="id" select="'kommentar-faktura'"/></xsl:call-template>
        <div class="actions">
          <xsl:if test="$signs and not($held or $foreign) and $invoice/needs_reason = 't'"><xsl:call-template name="approve"/></xsl:if>
          <xsl:if test="$signs and not($foreign) and ($invoice/withheld_ore &gt; 0 or $invoice/flagged_undecided &gt; 0)"><button type="submit" name="vad" value="pay_anyway" class="quiet">Betala hela fakturan ändå</button></xsl:if>
          <button type="submit" name="vad" value="dispute" class="danger">Bestrid fakturan</button>
          <button type="submit" name="vad" value="note" class="quiet">Spara bara kommentaren</button>
        </div>
      </form>
    </xsl:when>
    <xsl:when test="$invoice/state = 'disputed'">
      <form method="post" action="/faktura/{$invoice/document_no}/beslut">
        <xsl:call-template name="key"/>
        <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
        <input type="hidden" name="vidare" value="{$onward}"/>
        <input type="hidden" name="har" value="/faktura/{$invoice/document_no}{$stay}"/>
        <input type="hidden" name="visad" value="{$invoice/state}"/>
        <xsl:call-template name="reason">
          <xsl:with-param name="id" select="'skal-faktura'"/>
          <xsl:with-param name="groups"><xsl:call-template name="reason-groups">
            <xsl:with-param name="first" select="'reopen'"/><xsl:with-param name="first-word" select="'För att granska igen'"/>
            <xsl:with-param name="second" select="'stop'"/><xsl:with-param name="second-word" select="'För att stoppa'"/>
            <xsl:with-param name="chosen" select="$reason"/>
          </xsl:call-template></xsl:with-param>
          <xsl:with-param name="hint" select="'Behövs för att stoppa fakturan.'"/>
        </xsl:call-template>
        <xsl:call-template name="textarea"><xsl:with-param name="name" select="'anteckning'"/><xsl:with-param name="label" select="'Kommentar'"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="mine" select="$own"/><xsl:with-param name="id" select="'kommentar-faktura'"/></xsl:call-template>
        <div class="actions">
          <button type="submit" name="vad" value="reopen" data-key="a">Granska igen</button>
          <button type="submit" name="vad" value="stop" class="danger">Stoppa fakturan</button>
          <button type="submit" name="vad" value="note" class="quiet">Spara bara kommentaren</button>
        </div>
      </form>
    </xsl:when>
    <xsl:when test="$sent">
      <p>Fakturan är skickad till betalning, och beslutet kan inte ändras. Ändras uppgifterna bakom den blir skillnaden ett återkrav.</p>
    </xsl:when>
    <xsl:otherwise>
      <p>Fakturan är avgjord. Den som fattade beslutet kan ångra det i händelserna nedan så länge den inte är skickad till betalning.</p>
    </xsl:otherwise>
  </xsl:choose>
  <details>
    <xsl:if test="/page/form/field[@name = 'fraga'] and $own"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
    <summary>Fråga en handläggare om fakturan</summary>
    <form method="post" action="/faktura/{$invoice/document_no}/fraga">
      <xsl:call-template name="key"/><xsl:call-template name="back"/>
      <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
      <xsl:call-template name="select"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till'"/><xsl:with-param name="options" select="/page/people/row[asked = 't']"/><xsl:with-param name="empty" select="'Klientens handläggare'"/><xsl:with-param name="mine" select="$own"/><xsl:with-param name="id" select="'till-faktura'"/></xsl:call-template>
      <xsl:call-template name="textarea"><xsl:with-param name="name" select="'fraga'"/><xsl:with-param name="label" select="'Fråga'"/><xsl:with-param name="mine" select="$own"/><xsl:with-param name="id" select="'fraga-faktura'"/></xsl:call-template>
      <button type="submit">Skicka frågan</button>
    </form>
  </details>
  <xsl:if test="/page/user/role = 'finance'"><xsl:call-template name="assign"><xsl:with-param name="id" select="'faktura'"/></xsl:call-template></xsl:if>
</xsl:template>

<!-- What was asked is read before the decision: after it nobody waits for the answer. -->
<xsl:template name="asked">
  <xsl:variable name="waits" select="/page/questions/row[unanswered = 't' and decided != 't']"/>
  <xsl:variable name="came" select="/page/questions/row[answer and decided != 't']"/>
  <xsl:if test="$waits"><p class="message"><xsl:choose>
      <xsl:when test="count($waits) = 1"><a href="#fragor">En fråga</a> om fakturan saknar svar. Den</xsl:when>
      <xsl:otherwise><a href="#fragor"><xsl:value-of select="count($waits)"/> frågor</a> om fakturan saknar svar. De</xsl:otherwise></xsl:choose> stängs när fakturan avgörs.</p></xsl:if>
  <xsl:if test="$came"><p class="message"><a href="#fragor">Svar har kommit</a> på <xsl:choose><xsl:when test="count($came) = 1">en fråga</xsl:when><xsl:otherwise><xsl:value-of select="count($came)"/> frågor</xsl:otherwise></xsl:choose> om fakturan.</p></xsl:if>
</xsl:template>

<xsl:template name="approve">
          <button type="submit" name="vad" value="approve" data-key="a">
            <xsl:choose><xsl:when test="$seconds">Gör andra attesten: </xsl:when><xsl:when test="$invoice/withheld_ore &gt; 0">Betala enligt förslaget: </xsl:when><xsl:otherwise>Godkänn: </xsl:otherwise></xsl:choose>
            <xsl:value-of select="av:kronor($invoice/pay_ore)"/></button>
</xsl:template>

<!-- Day by day: one client at a time, the one with most in question first. -->
<xsl:template name="day-by-day">
  <xsl:if test="axis/row">
    <section aria-labelledby="dagar">
      <h2 id="dagar">Dag för dag</h2>
      <xsl:if test="count(clients/row) &gt; 1">
        <ul class="tabs" aria-label="Klient">
          <xsl:for-each select="clients/row">
            <li><a href="{$here}klient={client_no}#dagar"><xsl:if test="shown = 't'"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="client_id"/>
              <xsl:if test="question_ore &gt; 0"><xsl:text> </xsl:text><small><xsl:value-of select="av:kronor(question_ore)"/></small></xsl:if></a></li>
          </xsl:for-each>
        </ul>
        <xsl:if test="count(clients/row) = 25"><p class="hint">De 25 klienter som det är mest ifrågasatt för. Övriga öppnas från sina rader.</p></xsl:if>
      </xsl:if>
      <xsl:call-template name="time-axis"/>
      <p><a href="/klient/{axis/row[1]/client_no}?manad={axis/row[1]/month}">Allt om klient <xsl:value-of select="axis/row[1]/client_id"/> den månaden</a></p>
    </section>
  </xsl:if>
</xsl:template>

<!-- Findings -->
<xsl:template name="findings">
  <xsl:variable name="asking" select="findings/row[part = 'asking']"/>
  <xsl:variable name="decided" select="findings/row[part = 'decided']"/>
  <xsl:variable name="told" select="findings/row[part = 'told']"/>
  <xsl:variable name="small" select="findings/row[part = 'small']"/>
  <xsl:variable name="closed" select="findings/row[part = 'closed']"/>
  <xsl:variable name="page" select="findings/row[1]/page"/>
  <section aria-labelledby="avvikelser">
    <h2 id="avvikelser">Avvikelser<xsl:if test="$asking"><xsl:if test="$open"> att avgöra</xsl:if> (<xsl:value-of select="$asking[1]/of_part"/>)</xsl:if></h2>
    <xsl:choose>
      <xsl:when test="$asking"><xsl:apply-templates select="$asking" mode="finding"/></xsl:when>
      <xsl:when test="$page &gt; 1"/>
      <xsl:when test="$decided and $open"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Alla avvikelser är avgjorda. Fakturan är det inte än.'"/></xsl:call-template></xsl:when>
      <xsl:when test="$decided"/>
      <xsl:when test="$invoice/state = 'received'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Avvikelser visas när fakturan är avstämd.'"/></xsl:call-template></xsl:when>
      <xsl:when test="findings/row or number(/page/parameters/avvikelsesida) = 1"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget att avgöra: fakturan stämmer med det som är beställt och utfört.'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Så många avvikelser har fakturan inte.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$decided"><h3>Avgjorda (<xsl:value-of select="$decided[1]/of_part"/>)</h3><xsl:apply-templates select="$decided" mode="finding"/></xsl:if>
    <xsl:if test="$told"><details><summary>Upplysningar som inte stoppar fakturan (<xsl:value-of select="$told[1]/of_part"/>)</summary><xsl:apply-templates select="$told" mode="finding"/></details></xsl:if>
    <xsl:if test="$small"><details><summary>Under en krona eller inom toleransen (<xsl:value-of select="$small[1]/of_part"/>)</summary><xsl:apply-templates select="$small" mode="finding"/></details></xsl:if>
    <xsl:if test="$closed"><details><summary>Gäller inte längre (<xsl:value-of select="$closed[1]/of_part"/>)</summary><xsl:apply-templates select="$closed" mode="finding"/></details></xsl:if>
    <xsl:call-template name="part-pager"><xsl:with-param name="name" select="'avvikelsesida'"/><xsl:with-param name="rows" select="findings/row"/><xsl:with-param name="what" select="'avvikelser'"/></xsl:call-template>
  </section>
</xsl:template>

<!-- Pages of the findings or of the lines: of each as many as one looks through. -->
<xsl:template name="part-pager">
  <xsl:param name="name"/><xsl:param name="rows"/><xsl:param name="what"/>
  <xsl:variable name="all" select="$rows[1]/of_all"/>
  <xsl:variable name="now" select="$rows[1]/page"/>
  <xsl:variable name="last" select="ceiling($all div 50)"/>
  <xsl:if test="$last &gt; 1 and count($rows) &lt; $all">
    <nav class="pager" aria-label="Fler {$what}">
      <xsl:if test="$now &gt; 1">
        <a href="{$here}{$name}={$now - 1}#{$what}">Föregående<span class="hidden">&#160;<xsl:value-of select="$what"/></span></a>
      </xsl:if>
      <span>Sida <xsl:value-of select="$now"/> av <xsl:value-of select="$last"/></span>
      <xsl:if test="$now &lt; $last">
        <a href="{$here}{$name}={$now + 1}#{$what}">Nästa<span class="hidden">&#160;<xsl:value-of select="$what"/></span></a>
      </xsl:if>
      <a href="{$here}visa=allt#{$what}">Visa alla <xsl:value-of select="concat($all, ' ', $what)"/></a>
    </nav>
  </xsl:if>
</xsl:template>

<!-- Lines -->
<xsl:template name="lines">
  <section aria-labelledby="rader">
    <h2 id="rader">Fakturans rader</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Fakturans rader">
      <table>
        <caption>Belopp i <xsl:choose><xsl:when test="$foreign"><xsl:value-of select="$invoice/currency"/></xsl:when><xsl:otherwise>kronor</xsl:otherwise></xsl:choose> utan moms.</caption>
        <thead><tr><th scope="col">Rad</th><th scope="col">Klient</th><th scope="col">Insats</th><th scope="col">Period</th><th scope="col" class="number">Antal</th><th scope="col" class="number">Pris</th><th scope="col" class="number">Belopp</th><th scope="col" class="number">Stämmer</th><th scope="col">Avvikelser</th></tr></thead>
        <tbody>
          <xsl:for-each select="lines/row">
            <tr id="rad-{position}">
              <th scope="row"><xsl:value-of select="line_id"/></th>
              <td class="nowrap"><xsl:if test="client_no">
                  <a href="{$here}klient={client_no}#dagar"><xsl:value-of select="client_id"/></a></xsl:if>
                <xsl:if test="protected = 't'"><br/><small>skyddade uppgifter</small></xsl:if>
                <xsl:if test="not(client_id)"><small>ingen funnen</small></xsl:if></td>
              <td><xsl:value-of select="name"/>
                <xsl:if test="service and service != name"><br/><small><xsl:value-of select="service"/></small></xsl:if>
                <xsl:if test="level != ''"><br/><small>nivå <xsl:value-of select="level"/></small></xsl:if>
                <xsl:if test="order_id"><br/><small><xsl:value-of select="order_id"/></small></xsl:if></td>
              <td class="nowrap"><xsl:value-of select="period_start"/><xsl:if test="period_end"> –<br/><xsl:value-of select="period_end"/></xsl:if></td>
              <td class="number"><xsl:value-of select="av:number(quantity)"/>
                <xsl:text> </xsl:text><xsl:call-template name="unit"/></td>
              <td class="number"><xsl:value-of select="av:number(price)"/></td>
              <td class="number"><xsl:value-of select="av:amount(net_ore)"/></td>
              <td class="number"><xsl:value-of select="av:amount(payable_ore)"/></td>
              <td><xsl:for-each select="key('by-line', position)">
                <xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:choose>
                  <xsl:when test="key('finding', finding_no)"><a href="#avvikelse-{finding_no}"><xsl:value-of select="title"/></a></xsl:when>
                  <xsl:otherwise><a href="{$here}avvikelse={finding_no}#avvikelse-{finding_no}"><xsl:value-of select="title"/></a></xsl:otherwise>
                </xsl:choose></xsl:for-each></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="part-pager"><xsl:with-param name="name" select="'radsida'"/><xsl:with-param name="rows" select="lines/row"/><xsl:with-param name="what" select="'rader'"/></xsl:call-template>
  </section>
</xsl:template>

<xsl:template name="questions">
  <xsl:if test="questions/row">
    <section aria-labelledby="fragor">
      <h2 id="fragor">Frågor och svar</h2>
      <xsl:for-each select="questions/row">
        <div class="finding">
          <p><strong><xsl:value-of select="asker"/></strong> frågade <xsl:value-of select="to_whom"/>, <xsl:value-of select="asked_on"/>:</p>
          <p class="written"><xsl:value-of select="text"/></p>
          <xsl:choose>
            <xsl:when test="withdrawn_on"><p>Frågan togs tillbaka <xsl:value-of select="withdrawn_on"/>.</p></xsl:when>
            <xsl:when test="answer"><p><strong><xsl:value-of select="answerer"/></strong> svarade <xsl:value-of select="answered_on"/>:</p><p class="written"><xsl:value-of select="answer"/></p></xsl:when>
            <xsl:when test="decided = 't'"><p>Avgjord utan svar.</p></xsl:when>
            <xsl:otherwise><p>Inget svar än; väntas senast <xsl:value-of select="due_on"/>.</p></xsl:otherwise>
          </xsl:choose>
        </div>
      </xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="rules">
  <xsl:if test="rules/row">
    <section aria-labelledby="regler">
      <h2 id="regler">Regler för e-faktura som fakturan bryter mot</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Brutna regler">
        <table>
          <thead><tr><th scope="col">Regel</th><th scope="col">Allvar</th><th scope="col">Vad utföraren ska rätta</th><th scope="col" class="number">Gånger</th><th scope="col">På rad i filen</th></tr></thead>
          <tbody><xsl:for-each select="rules/row"><tr>
            <th scope="row"><xsl:value-of select="rule"/></th>
            <td><xsl:choose><xsl:when test="severity = 'fatal'">fel</xsl:when><xsl:when test="severity = 'warning'">varning</xsl:when><xsl:otherwise>upplysning</xsl:otherwise></xsl:choose></td>
            <td class="prose"><xsl:variable name="sentence" select="av:rule(rule, syntax)"/><xsl:choose>
              <xsl:when test="$sentence != ''"><xsl:value-of select="$sentence"/></xsl:when>
              <xsl:otherwise>Filen följer inte formatets XML-schema.</xsl:otherwise></xsl:choose></td>
            <td class="number"><xsl:value-of select="times"/></td><td><xsl:value-of select="lines"/></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="related">
  <xsl:if test="related/row">
    <section aria-labelledby="hor-ihop">
      <h2 id="hor-ihop">Fakturor som hör ihop med den här</h2>
      <ul class="plain"><xsl:for-each select="related/row">
        <li><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a>, <xsl:value-of select="issue_date"/>:
          <xsl:value-of select="why"/>, <xsl:value-of select="av:kronor(net_ore)"/>
          <xsl:if test="state"><xsl:text> </xsl:text><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></xsl:if></li>
      </xsl:for-each></ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="history">
  <section aria-labelledby="handelser">
    <h2 id="handelser">Händelser</h2>
    <xsl:choose><xsl:when test="history/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Händelser">
        <table>
          <thead><tr><th scope="col">När</th><th scope="col">Vem</th><th scope="col">Vad</th><th scope="col" class="number">Belopp</th><th scope="col">Orsak och kommentar</th><th scope="col"><span class="hidden">Ångra</span></th></tr></thead>
          <tbody><xsl:for-each select="history/row"><tr>
            <td class="nowrap"><xsl:value-of select="at"/></td>
            <td><xsl:choose><xsl:when test="who"><xsl:value-of select="who"/></xsl:when><xsl:otherwise>avstämd</xsl:otherwise></xsl:choose></td>
            <td><xsl:call-template name="what"/><xsl:if test="title"><br/><small><xsl:value-of select="title"/></small></xsl:if>
              <xsl:if test="undone = 't'"><br/><small>ångrat</small></xsl:if></td>
            <td class="number"><xsl:value-of select="av:kronor(amount_ore)"/></td>
            <td class="prose"><xsl:value-of select="reason"/><xsl:if test="reason and words"><br/></xsl:if><xsl:value-of select="words"/></td>
            <td><xsl:if test="may_undo = 't' and $decides">
              <form method="post" action="/beslut/{decision_no}/angra">
                <xsl:call-template name="key"/><xsl:call-template name="back"/>
                <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
                <input type="hidden" name="faktura" value="{$invoice/document_no}"/>
                <button type="submit" class="quiet">Ångra<span class="hidden"> beslutet från <xsl:value-of select="at"/></span></button>
              </form></xsl:if></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when><xsl:otherwise><p>Inget är beslutat om fakturan än.</p></xsl:otherwise></xsl:choose>
  </section>
</xsl:template>
<!-- What the provider was told. -->
<xsl:template name="answers">
  <xsl:if test="answers/row">
    <section aria-labelledby="svar">
      <h2 id="svar">Svar till utföraren</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Svar till utföraren">
        <table>
          <thead><tr><th scope="col">Skapat</th><th scope="col">Svar</th><th scope="col">Vart</th><th scope="col">Läge</th><th scope="col">Kvitto</th></tr></thead>
          <tbody><xsl:for-each select="answers/row"><tr>
            <td class="nowrap"><xsl:value-of select="made_at"/></td>
            <td><xsl:call-template name="answer-status"/></td>
            <td><xsl:call-template name="answer-where"/></td>
            <td><xsl:call-template name="answer-standing"/></td>
            <td class="prose written"><xsl:call-template name="answer-receipt"/></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="what">
  <xsl:choose>
    <xsl:when test="what = 'review'">granskning påbörjad</xsl:when>
    <xsl:when test="what = 'approve' and state_after = 'in_review'">första attesten</xsl:when>
    <xsl:when test="what = 'approve'">godkänd enligt förslaget</xsl:when>
    <xsl:when test="what = 'pay_anyway' and title">betalas ändå</xsl:when>
    <xsl:when test="what = 'pay_anyway' and state_after = 'in_review'">första attesten, hela beloppet</xsl:when>
    <xsl:when test="what = 'pay_anyway'">godkänd i sin helhet</xsl:when>
    <xsl:when test="what = 'dispute'">bestriden</xsl:when>
    <xsl:when test="what = 'reopen'">granskas igen</xsl:when>
    <xsl:when test="what = 'stop'">stoppad</xsl:when>
    <xsl:when test="what = 'accept_finding'">hålls inne</xsl:when>
    <xsl:when test="what = 'note'">anteckning</xsl:when>
    <xsl:when test="what = 'ask_officer'">fråga till handläggaren</xsl:when>
    <xsl:when test="what = 'answer'">svar från handläggaren</xsl:when>
    <xsl:when test="what = 'confirm'">månaden bekräftad</xsl:when>
    <xsl:when test="what = 'undo'">beslut ångrat</xsl:when>
    <xsl:when test="what = 'assign'">fördelad</xsl:when>
    <xsl:when test="what = 'export'">skickad till betalning</xsl:when>
    <xsl:when test="what = 'pay'">betald</xsl:when>
    <xsl:when test="what = 'facts_changed'">uppgifterna bakom har ändrats</xsl:when>
    <xsl:otherwise><xsl:value-of select="what"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
