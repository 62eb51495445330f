<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="finding.xsl"/>
<xsl:variable name="invoice" select="/.."/>
<xsl:variable name="decides" select="true()"/>
<xsl:variable name="open" select="true()"/>
<xsl:variable name="manages" select="/page/user/role = 'unit_manager'"/>
<xsl:variable name="here"><xsl:for-each select="/page"><xsl:call-template name="link"/></xsl:for-each></xsl:variable>

<xsl:template match="page" mode="title">Bevakning</xsl:template>

<xsl:template match="page" mode="main">
  <h1>Bevakning</h1>
  <xsl:if test="second/row"><section aria-labelledby="attest"><h2 id="attest">Att attestera</h2><xsl:call-template name="second"/></section></xsl:if>
  <xsl:if test="assigned/row"><section aria-labelledby="fordelade"><h2 id="fordelade">Fakturor som är fördelade till dig</h2><xsl:call-template name="assigned"/></section></xsl:if>
  <xsl:if test="$manages"><section aria-labelledby="mal"><h2 id="mal">Så går det för enheten</h2><xsl:call-template name="goals"/></section></xsl:if>
  <section aria-labelledby="att-besluta"><h2 id="att-besluta">Att ta ställning till</h2>
    <xsl:call-template name="topics"/>
    <xsl:choose>
      <xsl:when test="findings/row"><xsl:apply-templates select="findings/row" mode="watch"/>
        <xsl:if test="findings/row[1]/many &gt; 200"><p>De 200 som är mest brådskande av <xsl:value-of select="findings/row[1]/many"/> visas. Välj ett ämne för att se de andra.</p></xsl:if>
        <xsl:if test="$manages"><xsl:call-template name="assign"/></xsl:if></xsl:when>
      <xsl:when test="parameters/amne or parameters/person or parameters/tid"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget i det här urvalet. Välj Alla för att se det som väntar.'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget väntar. Uppföljningar, beställningar som tar slut och avvikelser hos dina klienter kommer hit.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </section>
  <section aria-labelledby="kostnader"><h2 id="kostnader">Kostnader mot månaden före</h2><xsl:call-template name="costs"/></section>
  <section aria-labelledby="vikarier"><h2 id="vikarier">Vikarier</h2><xsl:call-template name="substitutes"/></section>
</xsl:template>

<!-- Invoices that a first person has signed. -->
<xsl:template name="second">
  <div class="scroll" tabindex="0" role="region" aria-labelledby="attest">
    <table>
      <caption>Fakturor som bara gäller enhetens klienter, och som en annan person har attesterat först.</caption>
      <thead><tr><th scope="col">Faktura</th><th scope="col">Utförare</th><th scope="col">Förfaller</th><th scope="col">Första attesten</th><th scope="col" class="number">Att betala</th></tr></thead>
      <tbody><xsl:for-each select="second/row"><tr>
        <th scope="row"><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a></th>
        <td><xsl:value-of select="seller"/></td>
        <td class="nowrap"><xsl:value-of select="due_date"/></td>
        <td><xsl:value-of select="concat(signer, ', ', signed_on)"/></td>
        <td class="number"><xsl:value-of select="av:kronor(pay_ore)"/></td>
      </tr></xsl:for-each></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="assigned">
  <div class="scroll" tabindex="0" role="region" aria-labelledby="fordelade">
    <table>
      <thead><tr><th scope="col">Faktura</th><th scope="col">Utförare</th><th scope="col">Läge</th><th scope="col">Förfaller</th><th scope="col">Fördelad av</th><th scope="col">Senast</th></tr></thead>
      <tbody><xsl:for-each select="assigned/row"><tr>
        <th scope="row"><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a></th>
        <td><xsl:value-of select="seller"/></td>
        <td><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></td>
        <td class="nowrap"><xsl:value-of select="due_date"/></td>
        <td><xsl:value-of select="giver"/></td>
        <td class="nowrap"><xsl:value-of select="respond_by"/><xsl:if test="late = 't'"><xsl:text> </xsl:text><strong class="late">försenad</strong></xsl:if></td>
      </tr></xsl:for-each></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="topics">
  <ul class="tabs">
    <li><a href="/bevakning"><xsl:if test="not(parameters/amne)"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Alla (<xsl:value-of select="sum(topics/row/many)"/>)</a></li>
    <xsl:for-each select="topics/row[many &gt; 0 or value = /page/parameters/amne]">
      <li><a href="/bevakning?amne={value}"><xsl:if test="/page/parameters/amne = value"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="concat(title, ' (', many, ')')"/></a></li>
    </xsl:for-each>
  </ul>
  <xsl:if test="parameters/person or parameters/tid"><p>Visar <xsl:if test="parameters/tid">försenade </xsl:if><xsl:if test="parameters/person">det som <xsl:value-of select="goals/row[user_no = /page/parameters/person]/name"/> ansvarar för</xsl:if>. <a href="/bevakning">Visa alla</a></p></xsl:if>
</xsl:template>

<xsl:template match="row" mode="watch">
  <article class="finding" id="avvikelse-{finding_no}" tabindex="-1" aria-labelledby="titel-{finding_no}">
    <h3 id="titel-{finding_no}">
      <a href="/klient/{client_no}?manad={month}"><xsl:choose><xsl:when test="name"><xsl:value-of select="name"/></xsl:when><xsl:otherwise>Klient <xsl:value-of select="client_id"/></xsl:otherwise></xsl:choose></a>: <xsl:value-of select="title"/>
      <xsl:if test="protected = 't'"><xsl:text> </xsl:text><span class="state stopped">skyddade uppgifter</span></xsl:if>
      <xsl:if test="late = 't'"><xsl:text> </xsl:text><span class="state stopped">försenad</span></xsl:if></h3>
    <p><xsl:call-template name="subject"/></p>
    <p><small><xsl:if test="$manages"><xsl:choose><xsl:when test="responsible"><xsl:value-of select="responsible"/></xsl:when><xsl:otherwise>Ingen ansvarig</xsl:otherwise></xsl:choose>. </xsl:if>Besluta senast <xsl:value-of select="due_on"/>. <a href="/avvikelser#{code}"><xsl:value-of select="code"/></a><xsl:text> </xsl:text><xsl:value-of select="explanation"/></small></p>
    <xsl:call-template name="decided"/>
    <xsl:call-template name="decide-watched"/>
  </article>
</xsl:template>

<xsl:template name="subject">
  <xsl:value-of select="service"/><xsl:if test="level != ''"><xsl:text> </xsl:text><xsl:value-of select="level"/></xsl:if>, <xsl:value-of select="provider"/>.<xsl:text> </xsl:text>
  <xsl:choose>
    <xsl:when test="starts-with(code, 'ND')">
      <xsl:choose>
        <xsl:when test="code = 'ND07'">Beställning <xsl:value-of select="order_id"/> skulle ha följts upp <strong><xsl:value-of select="review_by"/></strong>.</xsl:when>
        <xsl:when test="code = 'ND08'">Beställning <xsl:value-of select="order_id"/> slutar <strong><xsl:value-of select="valid_to"/></strong>.</xsl:when>
        <xsl:when test="code = 'ND01'">Beställning <xsl:value-of select="order_id"/> gäller från <strong><xsl:value-of select="valid_from"/></strong> och inget är utfört.</xsl:when>
        <xsl:when test="code = 'ND02'">Av beställning <xsl:value-of select="order_id"/> är mindre än hälften utfört de två senaste månaderna.</xsl:when>
        <xsl:when test="code = 'ND05'">Klienten avled <strong><xsl:value-of select="died_on"/></strong> och beställning <xsl:value-of select="order_id"/> gäller <xsl:choose><xsl:when test="valid_to">till <xsl:value-of select="valid_to"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose>.</xsl:when>
      </xsl:choose>
      <xsl:if test="order_quantity"><xsl:text> Beställt: </xsl:text><xsl:value-of select="av:number(order_quantity, unit)"/> per <xsl:choose><xsl:when test="per = 'day'">dag</xsl:when><xsl:when test="per = 'week'">vecka</xsl:when><xsl:otherwise>månad</xsl:otherwise></xsl:choose><xsl:if test="legal_basis">, enligt <xsl:value-of select="legal_basis"/></xsl:if>.</xsl:if>
    </xsl:when>
    <xsl:when test="document_no">Faktura <xsl:value-of select="invoice_no"/>, rad <xsl:value-of select="line_id"/>, <xsl:value-of select="av:month(month)"/>. <xsl:call-template name="numbers"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="av:month(month)"/>: <xsl:if test="quantity"><strong><xsl:value-of select="av:number(quantity, unit)"/></strong></xsl:if>.</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="decide-watched">
  <xsl:variable name="again" select="/page/form/field[@name = 'avvikelse_no'] = finding_no"/>
  <details>
    <xsl:if test="$again"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
    <summary>Besluta<span class="hidden"> om <xsl:value-of select="title"/>, klient <xsl:value-of select="client_id"/></span></summary>
    <form method="post" action="/bevakning/{finding_no}/beslut">
      <xsl:call-template name="key"/>
      <input type="hidden" name="vidare"><xsl:attribute name="value"><xsl:value-of select="$here"/>
        <xsl:if test="following-sibling::row[1]">#avvikelse-<xsl:value-of select="following-sibling::row[1]/finding_no"/></xsl:if></xsl:attribute></input>
      <input type="hidden" name="avvikelse_no" value="{finding_no}"/>
      <xsl:for-each select="/page/parameters/*[@standard = 'no']"><input type="hidden" name="{name()}" value="{.}"/></xsl:for-each>
      <input type="hidden" name="visat" value="{amount_ore}"/>
      <xsl:if test="document_no"><xsl:call-template name="reason">
        <xsl:with-param name="id" select="concat('skal-', finding_no)"/>
        <xsl:with-param name="groups"><xsl:call-template name="finding-reasons"><xsl:with-param name="mine" select="$again"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="hint" select="'Behövs för att betala ändå.'"/></xsl:call-template></xsl:if>
      <div class="field"><label for="anteckning-{finding_no}">Kommentar</label>
        <textarea name="anteckning" id="anteckning-{finding_no}" rows="2" maxlength="2000"><xsl:if test="$again"><xsl:value-of select="/page/form/field[@name = 'anteckning']"/></xsl:if></textarea></div>
      <div class="actions">
        <xsl:choose>
          <xsl:when test="document_no">
            <button type="submit" name="vad" value="accept_finding"><xsl:choose>
              <xsl:when test="withheld = 't'">Håll inne <xsl:value-of select="av:kronor(amount_ore)"/></xsl:when>
              <xsl:otherwise>Avvikelsen stämmer</xsl:otherwise></xsl:choose></button>
            <xsl:if test="may_pay = 't'"><button type="submit" name="vad" value="pay_anyway" class="quiet">Betala ändå</button></xsl:if>
          </xsl:when>
          <xsl:otherwise><button type="submit" name="vad" value="accept_finding">Åtgärdat, ta bort från listan</button></xsl:otherwise>
        </xsl:choose>
        <button type="submit" name="vad" value="note" class="quiet">Spara bara kommentaren</button>
      </div>
    </form>
  </details>
  <xsl:if test="$manages"><label class="choice"><input type="checkbox" name="avvikelse" value="{finding_no}" form="fordela"/>Välj för att fördela<span class="hidden"> <xsl:value-of select="title"/>, klient <xsl:value-of select="client_id"/></span></label></xsl:if>
</xsl:template>

<xsl:template name="assign">
  <form method="post" action="/bevakning/fordela" id="fordela" class="filter">
    <xsl:call-template name="key"/><input type="hidden" name="vidare" value="{$here}"/>
    <label class="choice"><input type="checkbox" data-all="avvikelse"/>Välj alla som visas</label>
    <xsl:call-template name="select"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Fördela de valda till'"/><xsl:with-param name="options" select="people/row"/><xsl:with-param name="empty" select="'Samma person'"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'senast'"/><xsl:with-param name="label" select="'Besluta senast'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
    <button type="submit">Fördela</button>
  </form>
</xsl:template>

<!-- How old what is open is, by person: a bar of three parts, and the numbers. -->
<xsl:template name="goals">
  <xsl:variable name="most"><xsl:for-each select="goals/row[whole = 'f']"><xsl:sort select="many" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="many"/></xsl:if></xsl:for-each></xsl:variable>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="mal">
    <table>
      <caption>Avvikelser som väntar på beslut, efter ålder, och beslut de senaste 90 dagarna inom utsatt tid. Målet är att inget är försenat.</caption>
      <thead><tr><th scope="col">Ansvarig</th><th scope="col" class="number">Väntar</th><th scope="col"><span class="hidden">Stapel</span></th><th scope="col" class="number">Högst en vecka</th><th scope="col" class="number">8–30 dagar</th><th scope="col" class="number">Äldre</th><th scope="col" class="number">Försenade</th><th scope="col" class="number">Äldst, dagar</th><th scope="col" class="number">Ifrågasatt, kr</th><th scope="col" class="number">Beslut i tid</th></tr></thead>
      <xsl:for-each select="goals/row"><tr>
        <th scope="row"><xsl:choose><xsl:when test="user_no"><a href="/bevakning?person={user_no}"><xsl:value-of select="name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="name"/></xsl:otherwise></xsl:choose></th>
        <td class="number"><xsl:value-of select="many"/></td>
        <td><xsl:if test="whole = 'f' and $most &gt; 0"><svg width="120" height="14" viewBox="0 0 120 14" aria-hidden="true"><rect class="good" y="1" height="12" width="{week div $most * 120}"/><rect class="warn" y="1" height="12" x="{week div $most * 120}" width="{month div $most * 120}"/><rect class="bad" y="1" height="12" x="{(week + month) div $most * 120}" width="{older div $most * 120}"/></svg></xsl:if></td>
        <td class="number"><xsl:value-of select="week"/></td><td class="number"><xsl:value-of select="month"/></td><td class="number"><xsl:value-of select="older"/></td>
        <td class="number"><xsl:value-of select="late"/></td><td class="number"><xsl:value-of select="oldest"/></td>
        <td class="number"><xsl:value-of select="av:amount(withheld_ore)"/></td>
        <td class="number"><xsl:if test="decided &gt; 0"><xsl:value-of select="concat(in_time, ' av ', decided)"/></xsl:if></td>
      </tr></xsl:for-each>
    </table>
  </div>
</xsl:template>

<xsl:template name="costs">
  <xsl:choose>
    <xsl:when test="costs/row">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="kostnader">
        <table>
          <caption>Det som ska betalas enligt avtal för dina klienter, efter månaden då fakturaradens period börjar. Kronor utan moms.</caption>
          <thead><tr><th scope="col">Insats</th><th scope="col" class="number"><xsl:value-of select="av:month(costs/row[1]/before)"/></th><th scope="col" class="number"><xsl:value-of select="av:month(costs/row[1]/month)"/></th><th scope="col" class="number">Förändring</th><th scope="col" class="number">Fakturerat</th></tr></thead>
          <xsl:for-each select="costs/row"><tr>
            <th scope="row"><xsl:choose><xsl:when test="whole = 't'">Summa</xsl:when><xsl:otherwise><xsl:value-of select="title"/></xsl:otherwise></xsl:choose></th>
            <td class="number"><xsl:value-of select="av:amount(before_ore)"/></td>
            <td class="number"><xsl:value-of select="av:amount(payable_ore)"/></td>
            <td class="number"><xsl:if test="more_ore &gt; 0">+</xsl:if><xsl:value-of select="av:amount(more_ore)"/></td>
            <td class="number"><xsl:value-of select="av:amount(invoiced_ore)"/></td>
          </tr></xsl:for-each>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget är fakturerat för dina klienter än.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="substitutes">
  <xsl:choose>
    <xsl:when test="substitutes/row"><ul class="plain"><xsl:for-each select="substitutes/row"><li>
      <xsl:value-of select="stand_in"/> vikarierar för <xsl:value-of select="away"/>, <xsl:value-of select="concat(valid_from, ' – ', valid_to)"/>
      <xsl:if test="now = 't'"><xsl:text> </xsl:text><span class="state clean">gäller nu</span></xsl:if>
      <xsl:if test="may_end = 't'"><xsl:text> </xsl:text><form method="post" action="/vikarie/{substitute_no}/avsluta" class="beside"><xsl:call-template name="key"/><input type="hidden" name="vidare" value="/bevakning"/><button type="submit" class="quiet">Avsluta<span class="hidden"> vikariatet för <xsl:value-of select="away"/></span></button></form></xsl:if>
    </li></xsl:for-each></ul></xsl:when>
    <xsl:otherwise><p>Ingen vikarierar nu eller senare.</p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="people/row[may_be_away = 't']">
    <details>
      <xsl:if test="/page/form/field[@name = 'vikarie']"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary>Utse en vikarie</summary>
      <form method="post" action="/vikarie" class="filter">
        <xsl:call-template name="key"/><input type="hidden" name="vidare" value="/bevakning"/>
        <xsl:call-template name="select"><xsl:with-param name="name" select="'for'"/><xsl:with-param name="label" select="'Vem som är borta'"/><xsl:with-param name="options" select="people/row[may_be_away = 't']"/></xsl:call-template>
        <xsl:call-template name="select"><xsl:with-param name="name" select="'vikarie'"/><xsl:with-param name="label" select="'Vikarie'"/><xsl:with-param name="options" select="people/row[stands_in = 't']"/><xsl:with-param name="empty" select="'Välj'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'till_och_med'"/><xsl:with-param name="label" select="'Till och med'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
        <button type="submit">Spara</button>
      </form>
      <p>Vikarien ser och beslutar om klienterna under de dagarna, men ser inte namn på personer med skyddade uppgifter.</p>
    </details>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
