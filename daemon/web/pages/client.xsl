<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="time_axis.xsl"/>
<xsl:variable name="client" select="/page/client/row"/>
<xsl:variable name="finance" select="/page/menu/item[@path = '/fakturor']"/>

<xsl:template match="page" mode="title"><xsl:call-template name="client-name"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1><xsl:call-template name="client-name"/>
    <xsl:if test="$client/protected = 't'"><xsl:text> </xsl:text><span class="state stopped">skyddade uppgifter</span></xsl:if></h1>
  <xsl:call-template name="facts"/>
  <section aria-labelledby="manader"><h2 id="manader">Månad för månad</h2><xsl:call-template name="months"/></section>
  <section aria-labelledby="dagar"><h2 id="dagar">Dag för dag<xsl:if test="$client/month">, <xsl:value-of select="av:month($client/month)"/></xsl:if></h2>
    <xsl:call-template name="choose-month"/>
    <xsl:call-template name="time-axis"><xsl:with-param name="named" select="false()"/></xsl:call-template></section>
  <section aria-labelledby="beslut"><h2 id="beslut">Beslut, boende och frånvaro under året</h2><xsl:call-template name="spans"/></section>
  <section aria-labelledby="avvikelser"><h2 id="avvikelser">Avvikelser</h2><xsl:call-template name="findings"/></section>
  <section aria-labelledby="fakturor"><h2 id="fakturor">Fakturor</h2><xsl:call-template name="invoices"/></section>
  <section aria-labelledby="handelser"><h2 id="handelser">Händelser</h2><xsl:call-template name="history"/></section>
</xsl:template>

<xsl:template name="client-name">
  <xsl:choose><xsl:when test="$client/name"><xsl:value-of select="$client/name"/></xsl:when><xsl:otherwise>Klient <xsl:value-of select="$client/client_id"/></xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template name="facts">
  <dl class="facts">
    <dt>Kod</dt><dd><xsl:value-of select="$client/client_id"/></dd>
    <xsl:if test="$client/officer"><dt>Handläggare</dt><dd><xsl:value-of select="$client/officer"/></dd></xsl:if>
    <xsl:if test="$client/unit"><dt>Enhet</dt><dd><xsl:value-of select="$client/unit"/></dd></xsl:if>
    <xsl:if test="$client/died_on"><dt>Avliden</dt><dd><xsl:value-of select="$client/died_on"/></dd></xsl:if>
  </dl>
  <xsl:if test="$client/protected = 't' and $client/mine = 't' and not($client/name)"><p>Namnet visas bara för klientens egen handläggare.</p></xsl:if>
</xsl:template>

<xsl:template name="months">
  <xsl:choose>
    <xsl:when test="months/row">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="manader">
        <table>
          <caption>Utfört av beställt, och det som ska betalas enligt avtal, i kronor utan moms, efter månaden då fakturaradens period börjar.</caption>
          <thead><tr><th scope="col">Månad</th><th scope="col">Utfört av beställt</th><th scope="col" class="number">Besök</th><th scope="col" class="number">Frånvaro, dagar</th><th scope="col" class="number">Fakturerat</th><th scope="col" class="number">Att betala</th><th scope="col" class="number">Mot månaden före</th><th scope="col"><span class="hidden">Stapel</span></th><th scope="col" class="number">Avvikelser</th><th scope="col">Bekräftelse</th></tr></thead>
          <tbody><xsl:for-each select="months/row">
            <tr><xsl:if test="month = $client/month"><xsl:attribute name="class">here</xsl:attribute></xsl:if>
              <th scope="row" class="nowrap"><a href="/klient/{$client/client_no}?manad={month}#dagar"><xsl:if test="month = $client/month"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="month"/></a></th>
              <td class="written"><xsl:value-of select="care"/></td>
              <td class="number"><xsl:if test="visits &gt; 0"><xsl:value-of select="visits"/></xsl:if></td>
              <td class="number"><xsl:if test="absent_days &gt; 0"><xsl:value-of select="absent_days"/></xsl:if></td>
              <td class="number"><xsl:value-of select="av:amount(invoiced_ore)"/></td>
              <td class="number"><xsl:value-of select="av:amount(payable_ore)"/></td>
              <td class="number"><xsl:if test="more_ore != 0"><xsl:if test="more_ore &gt; 0">+</xsl:if><xsl:value-of select="av:amount(more_ore)"/></xsl:if></td>
              <td><xsl:if test="most_ore &gt; 0 and payable_ore &gt; 0"><svg width="90" height="14" viewBox="0 0 90 14" aria-hidden="true"><rect class="bar" y="1" height="12" width="{round(payable_ore div most_ore * 900) div 10}"/></svg></xsl:if></td>
              <td class="number"><xsl:if test="findings &gt; 0"><xsl:value-of select="findings"/></xsl:if></td>
              <td><xsl:call-template name="answer"/><xsl:if test="comment"><br/><small><xsl:value-of select="comment"/></small></xsl:if><xsl:if test="who"><br/><small><xsl:value-of select="who"/></small></xsl:if></td>
            </tr>
          </xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget är beställt, utfört eller fakturerat för klienten under det senaste året.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="answer">
  <xsl:choose>
    <xsl:when test="answer = 'as_ordered'">utfört som beställt</xsl:when>
    <xsl:when test="answer = 'need_changed'">behovet har ändrats</xsl:when>
    <xsl:when test="answer = 'not_performed'">inte utfört</xsl:when>
    <xsl:when test="answer = 'unknown'">vet inte än</xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template name="choose-month">
  <form method="get" action="/klient/{$client/client_no}" class="filter">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'manad'"/><xsl:with-param name="label" select="'Månad'"/><xsl:with-param name="type" select="'month'"/><xsl:with-param name="value" select="$client/month"/></xsl:call-template>
    <button type="submit" class="quiet">Visa</button>
    <xsl:if test="/page/menu/item[@path = '/att-bekrafta'] and $client/mine = 't'"><a class="button quiet" href="/att-bekrafta?manad={$client/month}&amp;visa=alla#klient-{$client/client_no}">Bekräfta månaden</a></xsl:if>
  </form>
</xsl:template>

<!-- A lane for each; the same in the table. -->
<xsl:template name="spans">
  <xsl:choose>
    <xsl:when test="spans/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Årets gång">
        <svg class="wide" viewBox="0 0 1000 {count(spans/row) * 18 + 24}" role="img" aria-labelledby="aret">
          <title id="aret">Beslut, boende och frånvaro under tolv månader. Samma uppgifter står i tabellen nedanför.</title>
          <xsl:variable name="first" select="spans/row[1]/from_month"/>
          <xsl:variable name="bottom" select="count(spans/row) * 18 + 4"/>
          <xsl:call-template name="year"><xsl:with-param name="no" select="0"/><xsl:with-param name="month" select="number(substring($first, 6, 2))"/><xsl:with-param name="bottom" select="$bottom"/></xsl:call-template>
          <xsl:for-each select="spans/row">
            <rect y="{(position() - 1) * 18 + 3}" height="13" x="{at}" width="{wide}"><xsl:attribute name="class"><xsl:choose><xsl:when test="kind = 'order'">lane</xsl:when><xsl:when test="kind = 'stay'">lane second</xsl:when><xsl:otherwise>lane third</xsl:otherwise></xsl:choose></xsl:attribute></rect>
            <text y="{(position() - 1) * 18 + 13}"><xsl:attribute name="x"><xsl:choose><xsl:when test="at &gt; 750"><xsl:value-of select="at - 4"/></xsl:when><xsl:otherwise><xsl:value-of select="at + 4"/></xsl:otherwise></xsl:choose></xsl:attribute>
              <xsl:if test="at &gt; 750"><xsl:attribute name="text-anchor">end</xsl:attribute></xsl:if>
              <xsl:if test="kind = 'absence'">Frånvaro: </xsl:if><xsl:value-of select="concat(title, ' ', level)"/></text>
          </xsl:for-each>
        </svg>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="beslut">
        <table>
          <thead><tr><th scope="col">Vad</th><th scope="col">Utförare</th><th scope="col">Från</th><th scope="col">Till</th><th scope="col" class="number">Omfattning</th><th scope="col">Beslut</th><th scope="col">Följs upp</th></tr></thead>
          <tbody><xsl:for-each select="spans/row"><tr>
            <th scope="row"><xsl:choose><xsl:when test="kind = 'order'">Beställning <xsl:value-of select="name"/></xsl:when><xsl:when test="kind = 'stay'">Boende</xsl:when><xsl:otherwise>Frånvaro</xsl:otherwise></xsl:choose><br/><small><xsl:value-of select="concat(title, ' ', level)"/></small></th>
            <td><xsl:value-of select="provider"/></td>
            <td class="nowrap"><xsl:value-of select="first_day"/></td>
            <td class="nowrap"><xsl:choose><xsl:when test="last_day"><xsl:value-of select="last_day"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose></td>
            <td class="number"><xsl:if test="quantity"><xsl:value-of select="av:number(quantity, unit)"/> per <xsl:choose><xsl:when test="per = 'day'">dag</xsl:when><xsl:when test="per = 'week'">vecka</xsl:when><xsl:otherwise>månad</xsl:otherwise></xsl:choose></xsl:if></td>
            <td><xsl:value-of select="decision_id"/><xsl:if test="decided_on"><xsl:text> </xsl:text><xsl:value-of select="decided_on"/></xsl:if><xsl:if test="legal_basis"><xsl:text> </xsl:text><xsl:value-of select="legal_basis"/></xsl:if></td>
            <td class="nowrap"><xsl:value-of select="review_by"/></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Klienten har inga beställningar, boenden eller frånvaro under det senaste året.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="year">
  <xsl:param name="no"/><xsl:param name="month"/><xsl:param name="bottom"/>
  <xsl:if test="$no &lt; 12">
    <path class="axis" d="M{round($no * 83.33)} 0 V{$bottom + 4}"/>
    <text x="{round($no * 83.33) + 3}" y="{$bottom + 16}"><xsl:value-of select="substring('janfebmaraprmajjunjulaugsepoktnovdec', $month * 3 - 2, 3)"/></text>
    <xsl:call-template name="year"><xsl:with-param name="no" select="$no + 1"/><xsl:with-param name="month" select="$month mod 12 + 1"/><xsl:with-param name="bottom" select="$bottom"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="findings">
  <xsl:choose>
    <xsl:when test="findings/row">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="avvikelser">
        <table>
          <thead><tr><th scope="col">Avvikelse</th><th scope="col">Månad</th><th scope="col">Insats</th><th scope="col">Faktura</th><th scope="col" class="number">Antal</th><th scope="col" class="number">Belopp</th><th scope="col">Läge</th></tr></thead>
          <tbody><xsl:for-each select="findings/row"><tr>
            <th scope="row"><xsl:value-of select="title"/><br/><small><a href="/avvikelser#{code}"><xsl:value-of select="code"/></a></small></th>
            <td class="nowrap"><xsl:value-of select="month"/></td>
            <td><xsl:value-of select="service"/></td>
            <td><xsl:choose><xsl:when test="$finance and document_no"><a href="/faktura/{document_no}#avvikelse-{finding_no}"><xsl:value-of select="invoice_no"/></a></xsl:when><xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose></td>
            <td class="number"><xsl:if test="quantity"><xsl:value-of select="av:number(quantity, unit)"/></xsl:if></td>
            <td class="number"><xsl:value-of select="av:kronor(amount_ore)"/></td>
            <td><xsl:choose>
              <xsl:when test="state = 'open' and decided and reopened != 't'"><span class="state approved"><xsl:choose><xsl:when test="decided = 'pay_anyway'">betalas ändå</xsl:when><xsl:when test="document_no">hålls inne</xsl:when><xsl:otherwise>åtgärdad</xsl:otherwise></xsl:choose></span><br/><small><xsl:value-of select="concat(decided_name, ', ', decided_on)"/></small></xsl:when>
              <xsl:otherwise><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></xsl:otherwise></xsl:choose></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p>Ingen avvikelse gäller klienten.</p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="invoices">
  <xsl:choose>
    <xsl:when test="invoices/row">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="fakturor">
        <table>
          <caption>Belopp för klientens egna rader, utan moms.</caption>
          <thead><tr><th scope="col">Faktura</th><th scope="col">Datum</th><th scope="col">Utförare</th><th scope="col">Period</th><th scope="col" class="number">Rader</th><th scope="col" class="number">Fakturerat</th><th scope="col" class="number">Enligt avtal</th><th scope="col">Läge</th></tr></thead>
          <tbody><xsl:for-each select="invoices/row"><tr>
            <th scope="row"><xsl:choose><xsl:when test="$finance"><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a></xsl:when><xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose><xsl:if test="credit_note = 't'"><br/><small>kredit</small></xsl:if></th>
            <td class="nowrap"><xsl:value-of select="issue_date"/></td>
            <td><xsl:value-of select="provider"/></td>
            <td class="nowrap"><xsl:value-of select="concat(first_day, ' – ', last_day)"/></td>
            <td class="number"><xsl:value-of select="lines"/></td>
            <td class="number"><xsl:value-of select="av:kronor(net_ore)"/></td>
            <td class="number"><xsl:value-of select="av:kronor(payable_ore)"/></td>
            <td><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p>Ingen faktura har en rad för klienten.</p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="history">
  <xsl:choose>
    <xsl:when test="history/row">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="handelser">
        <table>
          <thead><tr><th scope="col">När</th><th scope="col">Vem</th><th scope="col">Vad</th><th scope="col" class="number">Belopp</th><th scope="col">Orsak och kommentar</th></tr></thead>
          <tbody><xsl:for-each select="history/row"><tr>
            <td class="nowrap"><xsl:value-of select="at"/></td><td><xsl:value-of select="who"/></td>
            <td><xsl:choose>
              <xsl:when test="what = 'confirm'"><xsl:value-of select="month"/>: <xsl:call-template name="answer"/></xsl:when>
              <xsl:when test="what = 'ask_officer'">fråga till handläggaren</xsl:when>
              <xsl:when test="what = 'answer'">svar från handläggaren</xsl:when>
              <xsl:when test="what = 'accept_finding'">avvikelsen stämmer</xsl:when>
              <xsl:when test="what = 'pay_anyway'">betalas ändå</xsl:when>
              <xsl:when test="what = 'note'">anteckning</xsl:when>
              <xsl:when test="what = 'undo'">ångrat</xsl:when>
              <xsl:when test="what = 'assign'">fördelat</xsl:when>
              <xsl:otherwise>beslut</xsl:otherwise></xsl:choose><xsl:if test="title"><br/><small><xsl:value-of select="title"/></small></xsl:if><xsl:if test="undone = 't'"><br/><small>ångrat senare</small></xsl:if></td>
            <td class="number"><xsl:value-of select="av:kronor(amount_ore)"/></td>
            <td class="prose"><xsl:value-of select="reason"/><xsl:if test="reason and words"><br/></xsl:if><xsl:value-of select="words"/></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><p>Inget är beslutat eller bekräftat för klienten än.</p></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
