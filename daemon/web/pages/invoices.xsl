<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="list" select="/page/parameters"/>
<xsl:variable name="bulk" select="(/page/user/role = 'finance' or /page/user/role = 'approver') and ($list/tillstand = 'granska' or $list/tillstand = 'attest' or $list/tillstand = 'ren')"/>
<xsl:variable name="first" select="/page/invoices/row[1]"/>
<!-- The filters, for the address of an invoice: its page leads on in the same list. -->
<xsl:variable name="filters">
  <xsl:for-each select="$list/*[@standard = 'no' and name() != 'sida']">
    <xsl:choose><xsl:when test="position() = 1">?</xsl:when><xsl:otherwise>&amp;</xsl:otherwise></xsl:choose>
    <xsl:value-of select="concat(name(), '=', @encoded)"/>
  </xsl:for-each>
</xsl:variable>

<xsl:template match="page" mode="title">Fakturor</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Fakturor</h1>
  <ul class="tabs" aria-label="Läge">
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'granska'"/><xsl:with-param name="word" select="'Att granska'"/><xsl:with-param name="many" select="tabs/row/granska"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'attest'"/><xsl:with-param name="word" select="'Väntar på attest'"/><xsl:with-param name="many" select="tabs/row/attest"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'bestridd'"/><xsl:with-param name="word" select="'Bestridda'"/><xsl:with-param name="many" select="tabs/row/bestridd"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'ren'"/><xsl:with-param name="word" select="'Utan anmärkning'"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'godkand'"/><xsl:with-param name="word" select="'Godkända'"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'alla'"/><xsl:with-param name="word" select="'Alla'"/></xsl:call-template>
  </ul>
  <xsl:call-template name="filter"/>
  <xsl:call-template name="filters"/>
  <xsl:if test="$bulk"><xsl:apply-templates select="bulks/row" mode="bulk"/></xsl:if>
  <xsl:choose>
    <xsl:when test="invoices/row">
      <xsl:choose>
        <xsl:when test="$bulk"><form method="post" action="/fakturor/beslut">
          <xsl:call-template name="key"/><xsl:call-template name="back"/><xsl:call-template name="keep"/><xsl:call-template name="no-enter"/>
          <xsl:call-template name="queue"/><xsl:call-template name="decide"/></form></xsl:when>
        <xsl:otherwise><xsl:call-template name="queue"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="pager"><xsl:with-param name="count" select="$first/documents"/><xsl:with-param name="now" select="ceiling($first/place div 50)"/></xsl:call-template>
    </xsl:when>
    <xsl:when test="$list/sok[. != ''] or $list/utforare[. != ''] or $list/kod[. != ''] or $list/manad[. != ''] or $list/minst[. != ''] or $list/ansvarig[. != ''] or number($list/sida) &gt; 1">
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen faktura här passar urvalet. Ta bort något av villkoren, eller sök bland alla fakturor.'"/></xsl:call-template>
      <xsl:variable name="everywhere"><xsl:call-template name="link"><xsl:with-param name="set" select="'tillstand'"/><xsl:with-param name="to" select="'alla'"/></xsl:call-template></xsl:variable>
      <p><a href="{$everywhere}">Sök bland alla fakturor</a> · <a href="/fakturor">Rensa urvalet</a></p>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Här finns inga fakturor just nu. Nya fakturor visas så snart de är avstämda.'"/></xsl:call-template>
      <p><a href="/fakturor?tillstand=alla">Visa alla fakturor</a></p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="row" mode="bulk">
  <form method="post" action="/fakturor/beslut/{bulk_no}/angra" class="undo">
    <xsl:call-template name="key"/><xsl:call-template name="back"/>
    <p>Klockan <xsl:value-of select="at"/> avgjorde du <xsl:value-of select="documents"/>
      <xsl:choose><xsl:when test="documents = 1"> faktura</xsl:when><xsl:otherwise> fakturor</xsl:otherwise></xsl:choose> samtidigt<xsl:if test="disputed = 't'"> (bestridda)</xsl:if>.
      <button type="submit" class="quiet">Ångra alla<span class="hidden"> från klockan <xsl:value-of select="at"/></span></button></p>
  </form>
</xsl:template>

<xsl:template name="tab">
  <xsl:param name="to"/><xsl:param name="word"/><xsl:param name="many"/>
  <xsl:variable name="address"><xsl:call-template name="link"><xsl:with-param name="set" select="'tillstand'"/><xsl:with-param name="to" select="$to"/></xsl:call-template></xsl:variable>
  <li><a href="{$address}">
    <xsl:if test="$list/tillstand = $to"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
    <xsl:value-of select="$word"/>
    <xsl:if test="$many"><xsl:text> (</xsl:text><xsl:value-of select="av:number($many)"/><xsl:text>)</xsl:text></xsl:if></a></li>
</xsl:template>

<xsl:template name="filter">
  <form method="get" action="/fakturor" class="filter" role="search">
    <xsl:if test="$list/tillstand/@standard = 'no'"><input type="hidden" name="tillstand" value="{$list/tillstand}"/></xsl:if>
    <xsl:if test="$list/sortera/@standard = 'no'"><input type="hidden" name="sortera" value="{$list/sortera}"/></xsl:if>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'sok'"/><xsl:with-param name="label" select="'Faktura, referens eller klientkod'"/><xsl:with-param name="type" select="'search'"/><xsl:with-param name="value" select="$list/sok"/></xsl:call-template>
    <xsl:call-template name="select"><xsl:with-param name="name" select="'utforare'"/><xsl:with-param name="label" select="'Utförare'"/><xsl:with-param name="options" select="/page/providers/row"/><xsl:with-param name="value" select="$list/utforare"/><xsl:with-param name="empty" select="'Alla'"/></xsl:call-template>
    <xsl:call-template name="select"><xsl:with-param name="name" select="'kod'"/><xsl:with-param name="label" select="'Avvikelse'"/><xsl:with-param name="options" select="/page/codes/row"/><xsl:with-param name="value" select="$list/kod"/><xsl:with-param name="empty" select="'Alla'"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'manad'"/><xsl:with-param name="label" select="'Fakturamånad'"/><xsl:with-param name="type" select="'month'"/><xsl:with-param name="value" select="$list/manad"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'minst'"/><xsl:with-param name="label" select="'Ifrågasatt minst (kr)'"/><xsl:with-param name="value" select="$list/minst"/></xsl:call-template>
    <label class="choice"><input type="checkbox" name="ansvarig" value="jag"><xsl:if test="$list/ansvarig = 'jag'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> Fördelade till mig</label>
    <button type="submit">Visa</button>
    <xsl:if test="$filters != ''"><a href="/fakturor">Rensa</a></xsl:if>
  </form>
</xsl:template>

<xsl:template name="queue">
  <div class="scroll" tabindex="0" role="region" aria-label="Fakturor">
    <table>
      <caption><xsl:value-of select="av:number($first/documents)"/>
        <xsl:choose><xsl:when test="$first/documents = 1"> faktura</xsl:when><xsl:otherwise> fakturor</xsl:otherwise></xsl:choose>
        <xsl:if test="$first/documents &gt; 50">, här <xsl:value-of select="$first/place"/>–<xsl:value-of select="/page/invoices/row[last()]/place"/></xsl:if>. Belopp i kronor utan moms; felaktig moms räknas som ifrågasatt.</caption>
      <thead><tr>
        <xsl:if test="$bulk"><th scope="col"><span class="hidden">Välj</span><input type="checkbox" data-all="faktura" aria-label="Välj alla som visas"/></th></xsl:if>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'faktura'"/><xsl:with-param name="label" select="'Faktura'"/></xsl:call-template>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'utforare'"/><xsl:with-param name="label" select="'Utförare'"/></xsl:call-template>
        <th scope="col">Läge</th>
        <th scope="col">Varför</th>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'ifragasatt'"/><xsl:with-param name="label" select="'Ifrågasatt'"/><xsl:with-param name="class" select="'number'"/></xsl:call-template>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'belopp'"/><xsl:with-param name="label" select="'Fakturerat'"/><xsl:with-param name="class" select="'number'"/></xsl:call-template>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'datum'"/><xsl:with-param name="label" select="'Datum'"/></xsl:call-template>
        <xsl:call-template name="sort"><xsl:with-param name="by" select="'forfaller'"/><xsl:with-param name="label" select="'Förfaller'"/></xsl:call-template>
      </tr></thead>
      <tbody><xsl:apply-templates select="/page/invoices/row" mode="queue"/></tbody>
      <tfoot><tr>
        <th scope="row" colspan="{4 + number($bulk)}">Summa<xsl:if test="$first/documents &gt; 50"> för hela urvalet</xsl:if></th>
        <td class="number"><xsl:value-of select="av:amount($first/sum_question_ore)"/></td>
        <td class="number"><xsl:value-of select="av:amount($first/sum_net_ore)"/></td>
        <td colspan="2"></td>
      </tr></tfoot>
    </table>
  </div>
</xsl:template>

<xsl:template name="decide">
  <fieldset class="deciding">
    <legend>Beslut om de fakturor som är ikryssade här ovan</legend>
    <div class="actions">
      <div class="field"><label for="skal">Orsak</label>
        <select name="skal" id="skal"><option value="">Ingen</option>
          <optgroup label="För att betala"><xsl:apply-templates select="/page/reasons/row[pays = 't' and disputes != 't']" mode="reason"/></optgroup>
          <optgroup label="För att bestrida"><xsl:apply-templates select="/page/reasons/row[pays != 't']" mode="reason"/></optgroup>
          <optgroup label="För båda"><xsl:apply-templates select="/page/reasons/row[pays = 't' and disputes = 't']" mode="reason"/></optgroup>
        </select></div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'anteckning'"/><xsl:with-param name="label" select="'Kommentar'"/></xsl:call-template>
      <p role="status" data-ticked="faktura"></p>
      <button type="submit" name="vad" value="approve">Betala enligt förslagen</button>
      <button type="submit" name="vad" value="dispute" class="danger">Bestrid</button>
    </div>
    <p class="hint">Varje faktura avgörs för sig: den som inte får avgöras står kvar, och skälet visas. Du kan ångra alla på en gång här i listan, eller en i taget på fakturans egen sida.</p>
  </fieldset>
</xsl:template>
<xsl:template match="row" mode="reason">
  <option value="{value}"><xsl:if test="/page/form/field[@name = 'skal'] = string(value)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="title"/></option>
</xsl:template>

<xsl:template match="row" mode="queue">
  <tr>
    <xsl:if test="$bulk"><td><input type="checkbox" name="faktura" value="{document_no}" aria-label="Välj {invoice_no}">
      <xsl:if test="/page/form/field[@name = 'faktura'] = string(document_no)"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
      <input type="hidden" name="sett" value="{document_no}"/><input type="hidden" name="sett" value="{question_ore}"/></td></xsl:if>
    <th scope="row" class="name"><a href="/faktura/{document_no}{$filters}"><xsl:value-of select="invoice_no"/></a>
      <xsl:if test="credit_note = 't'"><br/><small>kreditfaktura</small></xsl:if></th>
    <td class="name"><xsl:value-of select="seller"/></td>
    <td>
      <xsl:choose>
        <xsl:when test="second = 't'"><xsl:call-template name="state"><xsl:with-param name="state" select="'awaits_second'"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="answers &gt; 0"><br/><a href="/faktura/{document_no}{$filters}#fragor">svar har kommit</a></xsl:if>
      <xsl:if test="questions &gt; 0"><br/><small>fråga saknar svar</small></xsl:if>
      <xsl:if test="responsible or respond_by"><br/><small><xsl:value-of select="responsible"/>
        <xsl:if test="respond_by"><xsl:text> senast </xsl:text><xsl:value-of select="respond_by"/>
          <xsl:if test="translate(respond_by, '-', '') &lt; translate(/page/site/@today, '-', '') and (state = 'flagged' or state = 'in_review')"><xsl:text> </xsl:text><strong class="late">försenad</strong></xsl:if></xsl:if></small></xsl:if>
    </td>
    <td class="prose"><xsl:value-of select="titles"/></td>
    <td class="number"><xsl:if test="question_ore != 0"><xsl:value-of select="av:amount(question_ore)"/></xsl:if></td>
    <td class="number"><xsl:choose>
      <xsl:when test="foreign = 't'"><small>annan valuta</small></xsl:when>
      <xsl:otherwise><xsl:value-of select="av:amount(net_ore)"/></xsl:otherwise></xsl:choose></td>
    <td class="nowrap"><xsl:value-of select="issue_date"/></td>
    <td class="nowrap"><xsl:value-of select="due_date"/>
      <xsl:if test="due_date != '' and translate(due_date, '-', '') &lt; translate(/page/site/@today, '-', '') and not(state = 'paid' or state = 'exported')"><br/><small>har förfallit</small></xsl:if></td>
  </tr>
</xsl:template>
</xsl:stylesheet>
