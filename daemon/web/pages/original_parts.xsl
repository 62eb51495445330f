<?xml version="1.0" encoding="UTF-8"?>
<!-- What a provider sent, as an invoice on paper (template "paper"): the terms of the document itself, and nothing
     judged.  On its own page, and beside the review. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:variable name="original" select="/page/original"/>
<xsl:variable name="most-lines" select="1000"/>

<xsl:template name="paper">
  <div class="paper">
    <div class="columns">
      <section aria-labelledby="fran"><h2 id="fran">Från</h2><xsl:apply-templates select="$original/seller" mode="paper-party"/></section>
      <section aria-labelledby="till"><h2 id="till">Till</h2><xsl:apply-templates select="$original/buyer" mode="paper-party"/></section>
    </div>
    <xsl:call-template name="paper-facts"/>
    <xsl:if test="$original/notes/row"><section aria-labelledby="original-meddelande"><h2 id="original-meddelande">Meddelande</h2>
      <xsl:for-each select="$original/notes/row"><p class="written"><xsl:value-of select="."/></p></xsl:for-each></section></xsl:if>
    <xsl:call-template name="paper-lines"/>
    <div class="columns">
      <section aria-labelledby="original-belopp"><h2 id="original-belopp">Belopp</h2><xsl:call-template name="paper-totals"/></section>
      <section aria-labelledby="original-betalning"><h2 id="original-betalning">Betalning</h2><xsl:call-template name="paper-payment"/></section>
    </div>
  </div>
</xsl:template>

<xsl:template name="fact">
  <xsl:param name="word"/><xsl:param name="value"/>
  <xsl:if test="string($value) != ''"><dt><xsl:value-of select="$word"/></dt><dd><xsl:value-of select="$value"/></dd></xsl:if>
</xsl:template>

<xsl:template match="*" mode="paper-party">
  <p><strong><xsl:value-of select="name"/></strong></p>
  <dl class="facts">
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Organisationsnummer'"/><xsl:with-param name="value" select="av:organisation(legal_id)"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Momsnummer'"/><xsl:with-param name="value" select="vat_id"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Elektronisk adress'"/><xsl:with-param name="value" select="endpoint"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Land'"/><xsl:with-param name="value" select="country"/></xsl:call-template>
  </dl>
</xsl:template>

<xsl:template name="paper-facts">
  <dl class="facts">
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Fakturanummer'"/><xsl:with-param name="value" select="$original/invoice_number"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Fakturadatum'"/><xsl:with-param name="value" select="$original/issue_date"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Förfaller'"/><xsl:with-param name="value" select="$original/due_date"/></xsl:call-template>
    <xsl:if test="$original/period_start | $original/period_end"><dt>Period</dt><dd><xsl:value-of select="concat($original/period_start, ' – ', $original/period_end)"/></dd></xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Er referens'"/><xsl:with-param name="value" select="$original/buyer_reference"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Beställning'"/><xsl:with-param name="value" select="$original/order_reference"/></xsl:call-template>
    <xsl:for-each select="$original/preceding_invoices/row">
      <xsl:call-template name="fact"><xsl:with-param name="word" select="'Avser faktura'"/><xsl:with-param name="value" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Valuta'"/><xsl:with-param name="value" select="$original/currency"/></xsl:call-template>
  </dl>
</xsl:template>

<xsl:template name="paper-lines">
  <section aria-labelledby="original-rader"><h2 id="original-rader">Rader</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Originalets rader">
      <table>
        <xsl:if test="count($original/lines/row) &gt; $most-lines"><caption>De första <xsl:value-of select="$most-lines"/> av <xsl:value-of select="count($original/lines/row)"/> rader. Hela fakturan finns i filen.</caption></xsl:if>
        <thead><tr><th scope="col">Rad</th><th scope="col">Benämning</th><th scope="col">Uppgifter</th><th scope="col">Period</th><th scope="col" class="number">Antal</th><th scope="col" class="number">Pris</th><th scope="col" class="number">Moms</th><th scope="col" class="number">Belopp</th></tr></thead>
        <tbody><xsl:apply-templates select="$original/lines/row[position() &lt;= $most-lines]" mode="paper-line"/></tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template match="row" mode="paper-line">
  <tr id="original-rad-{position()}">
    <th scope="row"><xsl:value-of select="id"/></th>
    <td class="prose"><xsl:value-of select="name"/>
      <xsl:if test="description != ''"><br/><small class="written"><xsl:value-of select="description"/></small></xsl:if>
      <xsl:if test="note != ''"><br/><small class="written"><xsl:value-of select="note"/></small></xsl:if></td>
    <td><xsl:if test="seller_item_id">Artikel <xsl:value-of select="seller_item_id"/><br/></xsl:if>
      <xsl:if test="buyer_item_id">Köparens artikel <xsl:value-of select="buyer_item_id"/><br/></xsl:if>
      <xsl:if test="order_line_reference">Beställning <xsl:value-of select="order_line_reference"/><br/></xsl:if>
      <xsl:if test="object_id">Objekt <xsl:value-of select="object_id"/><br/></xsl:if>
      <xsl:for-each select="attributes/*">
        <xsl:choose><xsl:when test="name() = 'ClientID'">Klient</xsl:when><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise><xsl:value-of select="name()"/></xsl:otherwise></xsl:choose>
        <xsl:text>: </xsl:text>
        <xsl:choose>
          <xsl:when test="row"><xsl:for-each select="row"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose><br/>
      </xsl:for-each></td>
    <td class="nowrap"><xsl:value-of select="period_start"/><xsl:if test="period_end"> –<br/><xsl:value-of select="period_end"/></xsl:if></td>
    <td class="number"><xsl:value-of select="av:number(quantity)"/><xsl:text> </xsl:text><xsl:call-template name="unit"/></td>
    <td class="number"><xsl:value-of select="av:price(price)"/>
      <xsl:if test="base_quantity and base_quantity != 1"><br/><small>för <xsl:value-of select="base_quantity"/></small></xsl:if></td>
    <td class="number"><xsl:call-template name="rate"><xsl:with-param name="rate" select="vat_rate"/></xsl:call-template></td>
    <td class="number"><xsl:value-of select="av:price(net)"/>
      <xsl:apply-templates select="allowances/row" mode="paper-allowance"/></td>
  </tr>
</xsl:template>
<!-- The unit of a row (UN/ECE Recommendation 20) as people here write it. -->
<xsl:template name="unit">
  <xsl:choose>
    <xsl:when test="unit = 'HUR'">tim</xsl:when><xsl:when test="unit = 'DAY'">dygn</xsl:when><xsl:when test="unit = 'MON'">mån</xsl:when>
    <xsl:when test="unit = 'MIN'">min</xsl:when><xsl:when test="unit = 'EA' or unit = 'C62' or unit = 'H87'">st</xsl:when>
    <xsl:otherwise><xsl:value-of select="unit"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<!-- 25.00 is 25 % -->
<xsl:template name="rate">
  <xsl:param name="rate"/>
  <xsl:choose>
    <xsl:when test="number($rate) = number($rate)"><xsl:value-of select="av:number(number($rate), '%')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$rate"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="row" mode="paper-allowance">
  <br/><small><xsl:choose><xsl:when test="is_charge = 'true'">tillägg </xsl:when><xsl:otherwise>avdrag </xsl:otherwise></xsl:choose>
    <xsl:if test="reason"><xsl:value-of select="reason"/><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="av:price(amount)"/></small>
</xsl:template>

<xsl:template name="paper-sum">
  <xsl:param name="word"/><xsl:param name="value"/>
  <xsl:if test="string($value) != ''"><tr><th scope="row"><xsl:value-of select="$word"/></th>
    <td class="number"><xsl:value-of select="av:price($value)"/></td></tr></xsl:if>
</xsl:template>
<xsl:template name="paper-totals">
  <table class="narrow">
    <tbody>
      <xsl:call-template name="paper-sum"><xsl:with-param name="word" select="'Summa rader'"/><xsl:with-param name="value" select="$original/line_total"/></xsl:call-template>
      <xsl:for-each select="$original/allowances/row">
        <tr><th scope="row"><xsl:choose><xsl:when test="is_charge = 'true'">Tillägg</xsl:when><xsl:otherwise>Avdrag</xsl:otherwise></xsl:choose>
          <xsl:if test="reason"><br/><small><xsl:value-of select="reason"/></small></xsl:if></th>
          <td class="number"><xsl:value-of select="av:price(amount)"/></td></tr>
      </xsl:for-each>
      <xsl:call-template name="paper-sum"><xsl:with-param name="word" select="'Summa utan moms'"/><xsl:with-param name="value" select="$original/tax_exclusive"/></xsl:call-template>
      <xsl:for-each select="$original/vat_breakdown/row">
        <tr><th scope="row">Moms <xsl:call-template name="rate"><xsl:with-param name="rate" select="rate"/></xsl:call-template>
          <br/><small>på <xsl:value-of select="av:price(taxable)"/></small></th>
          <td class="number"><xsl:value-of select="av:price(tax)"/></td></tr>
      </xsl:for-each>
      <xsl:call-template name="paper-sum"><xsl:with-param name="word" select="'Summa med moms'"/><xsl:with-param name="value" select="$original/tax_inclusive"/></xsl:call-template>
      <xsl:call-template name="paper-sum"><xsl:with-param name="word" select="'Redan betalt'"/><xsl:with-param name="value" select="$original/prepaid"/></xsl:call-template>
      <xsl:call-template name="paper-sum"><xsl:with-param name="word" select="'Öresavrundning'"/><xsl:with-param name="value" select="$original/rounding"/></xsl:call-template>
    </tbody>
    <tfoot><xsl:call-template name="paper-sum"><xsl:with-param name="word" select="concat('Att betala, ', $original/currency)"/><xsl:with-param name="value" select="($original/payable | $original/tax_inclusive[not($original/payable or $original/prepaid)])"/></xsl:call-template></tfoot>
  </table>
</xsl:template>

<xsl:template name="paper-payment">
  <dl class="facts">
    <xsl:for-each select="$original/payment_accounts/row">
      <xsl:variable name="giro"><xsl:choose>
        <xsl:when test="branch = 'SE:BANKGIRO' or branch = 'BGABSESS'">Bankgiro</xsl:when>
        <xsl:when test="branch = 'SE:PLUSGIRO' or branch = 'PGSISESS'">Plusgiro</xsl:when></xsl:choose></xsl:variable>
      <xsl:variable name="after" select="4 * ($giro = 'Bankgiro') + ($giro = 'Plusgiro')"/>
      <dt><xsl:choose><xsl:when test="$giro != ''"><xsl:value-of select="$giro"/></xsl:when><xsl:otherwise>Konto</xsl:otherwise></xsl:choose></dt>
      <dd><xsl:choose>
        <xsl:when test="$after &gt; 0 and string-length(id) &gt; $after and translate(id, '0123456789', '') = ''"><xsl:value-of select="concat(substring(id, 1, string-length(id) - $after), '-', substring(id, string-length(id) - $after + 1))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="id"/></xsl:otherwise></xsl:choose>
        <xsl:if test="branch and $giro = ''"> (<xsl:value-of select="branch"/>)</xsl:if></dd>
    </xsl:for-each>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Betalningsreferens'"/><xsl:with-param name="value" select="$original/payment_reference"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Betalningsvillkor'"/><xsl:with-param name="value" select="$original/payment_terms"/></xsl:call-template>
  </dl>
</xsl:template>
<xsl:template name="no-paper">
  <xsl:call-template name="empty"><xsl:with-param name="text" select="'Filen är för stor, eller går inte att visa här. Hämta den i stället.'"/></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
