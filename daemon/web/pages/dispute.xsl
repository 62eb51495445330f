<?xml version="1.0" encoding="UTF-8"?>
<!-- The text to a provider: edited on the page, and a letter when it is printed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="dispute" select="/page/dispute/row"/>
<xsl:variable name="writes" select="$dispute/open = 't' and /page/user/role = 'finance'"/>
<xsl:template match="page" mode="title">Bestridande av <xsl:value-of select="$dispute/invoice_no"/></xsl:template>
<xsl:template match="page" mode="main">
  <nav class="pager" aria-label="Tillbaka"><a href="/bestridda">Bestridda fakturor</a><a href="/faktura/{$dispute/document_no}?tillstand=bestridd">Faktura <xsl:value-of select="$dispute/invoice_no"/></a></nav>
  <div class="noprint">
    <h1>Brev om faktura <xsl:value-of select="$dispute/invoice_no"/><xsl:text> </xsl:text><small><xsl:value-of select="$dispute/seller"/></small></h1>
    <p><xsl:choose>
      <xsl:when test="$dispute/cancelled_on"><span class="state">återtaget</span> Fakturan granskas igen sedan <xsl:value-of select="$dispute/cancelled_on"/>.</xsl:when>
      <xsl:when test="$dispute/sent_on"><span class="state approved">skickat</span><xsl:text> </xsl:text><xsl:value-of select="$dispute/sent_on"/> av <xsl:value-of select="$dispute/sender"/>. Svar väntas senast <xsl:value-of select="$dispute/due_on"/>.</xsl:when>
      <xsl:otherwise><span class="state flagged">inte skickat</span> Bestriden <xsl:value-of select="$dispute/disputed_on"/> av <xsl:value-of select="$dispute/disputer"/><xsl:if test="$dispute/reason">: <xsl:value-of select="$dispute/reason"/></xsl:if>.</xsl:otherwise></xsl:choose></p>
  </div>
  <div class="letter print">
    <p class="right"><xsl:value-of select="site/@municipality"/><br/><xsl:call-template name="date"><xsl:with-param name="date" select="$dispute/today"/></xsl:call-template></p>
    <p><xsl:value-of select="$dispute/seller"/><br/><xsl:value-of select="$dispute/seller_id"/></p>
    <h2>Angående faktura <xsl:value-of select="$dispute/invoice_no"/></h2>
    <p class="written"><xsl:value-of select="$dispute/draft"/></p>
  </div>
  <div class="noprint">
    <xsl:choose>
      <xsl:when test="$writes">
        <form method="post" action="/bestridande/{$dispute/dispute_no}/text">
          <xsl:call-template name="key"/>
          <div class="field">
            <label for="text">Text till utföraren</label>
            <p class="hint" id="text-hjalp">Klienter står med sin kod. Skriv inga namn och inga personnummer.</p>
            <textarea name="text" id="text" rows="24" maxlength="50000" aria-describedby="text-hjalp"><xsl:call-template name="sent"><xsl:with-param name="name" select="'text'"/><xsl:with-param name="value" select="$dispute/draft"/></xsl:call-template></textarea>
          </div>
          <div class="actions">
            <button type="submit">Spara texten</button>
            <button type="submit" class="quiet" formaction="/bestridande/{$dispute/dispute_no}/skickad">Spara och markera som skickad</button>
            <p class="hint">Skriv ut sidan som brev, eller kopiera texten till ett meddelande. Spara texten först; utskriften visar den sparade texten. Markera sedan att den är skickad: då börjar tiden att räknas.</p>
          </div>
        </form>
      </xsl:when>
      <xsl:otherwise><pre class="written"><xsl:value-of select="$dispute/draft"/></pre></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$dispute/may_unsend = 't' and /page/user/role = 'finance'">
      <form method="post" action="/bestridande/{$dispute/dispute_no}/inte-skickad">
        <xsl:call-template name="key"/>
        <button type="submit" class="quiet">Ångra att den är skickad</button>
        <p class="hint">Texten ligger kvar och kan ändras. Det går tills utföraren har fått den härifrån eller har krediterat.</p>
      </form>
    </xsl:if>
  </div>
  <section aria-labelledby="kreditera"><xsl:if test="not(lines/row)"><xsl:attribute name="class">noprint</xsl:attribute></xsl:if><h2 id="kreditera">Belopp som vi inte godkänner</h2>
    <xsl:if test="$dispute/state = 'disputed' and not($dispute/cancelled_on) and ($dispute/amount_ore != sum(lines/row[1]/sum_net_ore) or $dispute/vat_ore != sum(lines/row[1]/sum_vat_ore))">
      <p class="message noprint">Beloppen har ändrats sedan fakturan bestreds. Då var de <xsl:value-of select="av:kronor($dispute/amount_ore)"/> utan moms<xsl:if test="$dispute/vat_ore != 0"> och <xsl:value-of select="av:kronor($dispute/vat_ore)"/> moms</xsl:if>. Läs igenom texten.</p>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="lines/row">
        <div class="scroll" tabindex="0" role="region" aria-label="Belopp som vi inte godkänner">
          <table>
            <caption>Faktura <xsl:value-of select="$dispute/invoice_no"/>, den <xsl:value-of select="$dispute/today"/>. Belopp i kronor.</caption>
            <thead><tr><th scope="col">Rad</th><th scope="col">Insats</th><th scope="col">Klient</th><th scope="col">Tid</th><th scope="col">Varför</th><th scope="col" class="number">Utan moms</th><th scope="col" class="number">Moms</th></tr></thead>
            <tbody><xsl:for-each select="lines/row"><tr>
              <th scope="row"><xsl:choose><xsl:when test="line_id != ''"><xsl:value-of select="line_id"/></xsl:when><xsl:otherwise>hela fakturan</xsl:otherwise></xsl:choose></th>
              <td><xsl:value-of select="service"/></td><td><xsl:value-of select="client_id"/></td>
              <td><xsl:choose>
                <xsl:when test="period_start and period_start = period_end"><xsl:value-of select="period_start"/></xsl:when>
                <xsl:when test="period_start"><xsl:value-of select="period_start"/> till <xsl:value-of select="period_end"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="month"/></xsl:otherwise></xsl:choose></td>
              <td><xsl:value-of select="title"/></td>
              <td class="number"><xsl:if test="net_ore != 0"><xsl:value-of select="av:amount(net_ore)"/></xsl:if></td>
              <td class="number"><xsl:if test="vat_ore != 0"><xsl:value-of select="av:amount(vat_ore)"/></xsl:if></td>
            </tr></xsl:for-each></tbody>
            <tfoot>
              <tr><th scope="row" colspan="5">Summa</th><td class="number"><xsl:value-of select="av:amount(lines/row[1]/sum_net_ore)"/></td><td class="number"><xsl:value-of select="av:amount(lines/row[1]/sum_vat_ore)"/></td></tr>
              <tr><th scope="row" colspan="5">Med moms</th><td class="number" colspan="2"><xsl:value-of select="av:amount(lines/row[1]/sum_ore)"/></td></tr>
            </tfoot>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p class="noprint">Inget belopp är ifrågasatt. Vad som är fel och vad utföraren ska skicka står i texten.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>
</xsl:stylesheet>
