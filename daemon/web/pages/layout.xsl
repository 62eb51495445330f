<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page is made of; each page imports this and gives two templates:
       <xsl:template match="page" mode="title">…</xsl:template>
       <xsl:template match="page" mode="main">…</xsl:template>
     Words first, then parts; named templates are called with parameters. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

<xsl:variable name="nbsp" select="'&#160;'"/>

<xsl:template match="/page">
  <html lang="sv">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>
        <xsl:if test="message/@kind = 'error'">Fel: </xsl:if>
        <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
        <xsl:value-of select="normalize-space($title)"/>
        <xsl:text> – avstämd</xsl:text>
      </title>
      <link rel="icon" type="image/svg+xml" href="{site/@icon}"/>
      <link rel="stylesheet" href="{site/@style}"/>
      <script src="{site/@script}" defer="defer"></script>
    </head>
    <body>
      <a class="skip" href="#innehall">Till innehållet</a>
      <xsl:call-template name="head"/>
      <main id="innehall" tabindex="-1">
        <xsl:if test="user/@idle"><xsl:attribute name="data-idle"><xsl:value-of select="user/@idle"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="message"/>
        <xsl:apply-templates select="." mode="main"/>
      </main>
      <footer class="foot">
        <p>avstämd stämmer av fakturor för vård och omsorg mot det som är beställt och utfört.
          <xsl:if test="user"><a href="/avvikelser">Vad avvikelserna betyder</a></xsl:if></p>
        <xsl:if test="user"><xsl:call-template name="keys"/></xsl:if>
      </footer>
    </body>
  </html>
</xsl:template>

<!-- script.js opens it by ? and knows these keys; a page's own are its data-key.  It adds a box to turn them off. -->
<xsl:template name="keys">
  <details id="tangenter">
    <summary>Kortkommandon</summary>
    <dl class="facts">
      <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>nästa och föregående rad eller klient; <kbd>Retur</kbd> öppnar den</dd>
      <dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>nästa och föregående faktura i listan</dd>
      <dt><kbd>x</kbd></dt><dd>kryssa för raden</dd>
      <dt><kbd>a</kbd></dt><dd>till knappen som godkänner; <kbd>Retur</kbd> godkänner</dd>
      <dt><kbd>b</kbd></dt><dd>till orsaken, för att bestrida</dd>
      <dt><kbd>o</kbd> <kbd>f</kbd></dt><dd>originalet bredvid granskningen, och utan det igen</dd>
      <dt><kbd>/</kbd></dt><dd>sök</dd>
      <dt><kbd>?</kbd></dt><dd>den här listan</dd>
    </dl>
  </details>
</xsl:template>

<xsl:template name="head">
  <header class="head">
    <p class="brand"><a href="/"><strong>avstämd</strong></a>
      <xsl:if test="site/@municipality != ''"><xsl:text> </xsl:text><span><xsl:value-of select="site/@municipality"/></span></xsl:if></p>
    <xsl:if test="menu">
      <nav aria-label="Huvudmeny">
        <ul class="menu">
          <xsl:for-each select="menu/item">
            <li><a href="{@path}">
              <xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
              <xsl:value-of select="."/></a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:if test="user">
      <div class="who">
        <span><xsl:value-of select="user/@name"/>
          <small><xsl:for-each select="user/role">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:call-template name="role"><xsl:with-param name="role" select="."/></xsl:call-template>
          </xsl:for-each></small></span>
        <a href="/losenord">Lösenord</a>
        <form method="post" action="/logga-ut">
          <xsl:call-template name="key"/>
          <button type="submit" class="quiet">Logga ut</button>
        </form>
      </div>
    </xsl:if>
  </header>
</xsl:template>

<xsl:template match="message">
  <div class="message {@kind}">
    <xsl:attribute name="role"><xsl:choose>
      <xsl:when test="@kind = 'error'">alert</xsl:when><xsl:otherwise>status</xsl:otherwise>
    </xsl:choose></xsl:attribute>
    <p><xsl:value-of select="."/></p>
  </div>
</xsl:template>

<!-- Forms -->

<!-- in every form that is posted -->
<xsl:template name="key">
  <xsl:if test="/page/user"><input type="hidden" name="nyckel" value="{/page/user/@key}"/></xsl:if>
</xsl:template>

<!-- First in a form whose buttons decide different things: Enter in a field presses the form's first button, and
     one that is disabled sends nothing. -->
<xsl:template name="no-enter">
  <button type="submit" disabled="disabled" class="hidden" tabindex="-1" aria-hidden="true"></button>
</xsl:template>

<!-- a form that leads back to this very page, with its filters -->
<xsl:template name="back">
  <xsl:param name="to"/><!-- a place on it: #… -->
  <input type="hidden" name="vidare"><xsl:attribute name="value">
    <xsl:choose>
      <xsl:when test="/page/form"><xsl:call-template name="link"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/page/@address"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$to"/></xsl:attribute></input>
</xsl:template>

<!-- What stands in a field: what was sent, if this form (`mine`) is shown again with such a field, else `value`. -->
<xsl:template name="sent">
  <xsl:param name="name"/><xsl:param name="value"/><xsl:param name="mine" select="true()"/>
  <xsl:choose>
    <xsl:when test="$mine and /page/form/field[@name = $name]"><xsl:value-of select="/page/form/field[@name = $name]"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- label and input; type text, search, month, date, number, password -->
<xsl:template name="field">
  <xsl:param name="name"/><xsl:param name="label"/><xsl:param name="value"/>
  <xsl:param name="type" select="'text'"/><xsl:param name="hint"/><xsl:param name="required"/><xsl:param name="mine" select="true()"/>
  <xsl:param name="autocomplete"/><xsl:param name="id" select="concat('falt-', $name)"/>
  <xsl:variable name="help"><xsl:choose>
    <xsl:when test="$hint"><xsl:value-of select="$hint"/></xsl:when>
    <xsl:when test="$type = 'month'">Till exempel 2026-10</xsl:when></xsl:choose></xsl:variable>
  <div class="field">
    <label for="{$id}"><xsl:value-of select="$label"/>
      <xsl:if test="$required and $type != 'password'"><small> (måste fyllas i)</small></xsl:if></label>
    <xsl:if test="$help != ''"><p class="hint" id="{$id}-hjalp"><xsl:value-of select="$help"/></p></xsl:if>
    <input type="{$type}" name="{$name}" id="{$id}">
      <xsl:attribute name="value"><xsl:if test="$type != 'password'"><xsl:call-template name="sent">
        <xsl:with-param name="name" select="$name"/><xsl:with-param name="value" select="$value"/><xsl:with-param name="mine" select="$mine"/>
      </xsl:call-template></xsl:if></xsl:attribute>
      <xsl:if test="$help != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id, '-hjalp')"/></xsl:attribute></xsl:if>
      <xsl:if test="$required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
      <xsl:if test="$autocomplete"><xsl:attribute name="autocomplete"><xsl:value-of select="$autocomplete"/></xsl:attribute></xsl:if>
    </input>
  </div>
</xsl:template>

<xsl:template name="textarea">
  <xsl:param name="name"/><xsl:param name="label"/><xsl:param name="hint"/><xsl:param name="value"/>
  <xsl:param name="rows" select="3"/><xsl:param name="mine" select="true()"/><xsl:param name="id" select="concat('falt-', $name)"/>
  <div class="field">
    <label for="{$id}"><xsl:value-of select="$label"/></label>
    <xsl:if test="$hint"><p class="hint" id="{$id}-hjalp"><xsl:value-of select="$hint"/></p></xsl:if>
    <textarea name="{$name}" id="{$id}" rows="{$rows}" maxlength="2000">
      <xsl:if test="$hint"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id, '-hjalp')"/></xsl:attribute></xsl:if>
      <xsl:call-template name="sent"><xsl:with-param name="name" select="$name"/><xsl:with-param name="value" select="$value"/><xsl:with-param name="mine" select="$mine"/></xsl:call-template>
    </textarea>
  </div>
</xsl:template>

<!-- `options`: nodes whose first child is the value and second the words -->
<xsl:template name="select">
  <xsl:param name="name"/><xsl:param name="label"/><xsl:param name="options"/><xsl:param name="value"/>
  <xsl:param name="empty"/><xsl:param name="mine" select="true()"/><xsl:param name="id" select="concat('falt-', $name)"/>
  <xsl:variable name="now"><xsl:call-template name="sent"><xsl:with-param name="name" select="$name"/><xsl:with-param name="value" select="$value"/><xsl:with-param name="mine" select="$mine"/></xsl:call-template></xsl:variable>
  <div class="field">
    <label for="{$id}"><xsl:value-of select="$label"/></label>
    <select name="{$name}" id="{$id}">
      <xsl:if test="$empty"><option value=""><xsl:value-of select="$empty"/></option></xsl:if>
      <xsl:for-each select="$options">
        <option value="{*[1]}">
          <xsl:if test="string(*[1]) = string($now)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
          <xsl:value-of select="*[2]"/>
        </option>
      </xsl:for-each>
    </select>
  </div>
</xsl:template>

<!-- Addresses -->

<!-- This page with one parameter changed; the page number begins anew.  In href="": a variable. -->
<xsl:template name="link">
  <xsl:param name="set"/><xsl:param name="to"/>
  <xsl:variable name="others">
    <xsl:for-each select="/page/parameters/*[@standard = 'no' and name() != $set and name() != 'sida']">
      <xsl:value-of select="concat('&amp;', name(), '=', @encoded)"/>
    </xsl:for-each>
    <xsl:if test="$set and string($to) != ''"><xsl:value-of select="concat('&amp;', $set, '=', $to)"/></xsl:if>
  </xsl:variable>
  <xsl:value-of select="/page/@path"/>
  <xsl:if test="$others != ''">?<xsl:value-of select="substring($others, 2)"/></xsl:if>
</xsl:template>

<!-- Hidden fields that keep the filters, but for the names in `but`: in a form that is sent by GET, and in one whose
     page is shown again with what is wrong. -->
<xsl:template name="keep">
  <xsl:param name="but"/>
  <xsl:for-each select="/page/parameters/*[@standard = 'no' and not(contains(concat(' ', $but, ' '), concat(' ', name(), ' '))) and name() != 'sida']">
    <input type="hidden" name="{name()}" value="{.}"/>
  </xsl:for-each>
</xsl:template>

<!-- A head of a column that sorts.  Parameter `sortera` holds the column, with - before it downwards. -->
<xsl:template name="sort">
  <xsl:param name="by"/><xsl:param name="label"/><xsl:param name="class"/>
  <xsl:variable name="now" select="/page/parameters/sortera"/>
  <xsl:variable name="to"><xsl:if test="$now = $by">-</xsl:if><xsl:value-of select="$by"/></xsl:variable>
  <xsl:variable name="address"><xsl:call-template name="link"><xsl:with-param name="set" select="'sortera'"/><xsl:with-param name="to" select="$to"/></xsl:call-template></xsl:variable>
  <th scope="col">
    <xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="$now = $by"><xsl:attribute name="aria-sort">ascending</xsl:attribute></xsl:when>
      <xsl:when test="$now = concat('-', $by)"><xsl:attribute name="aria-sort">descending</xsl:attribute></xsl:when>
    </xsl:choose>
    <a href="{$address}"><xsl:value-of select="$label"/>
      <xsl:if test="$now = $by"><span aria-hidden="true"> ▲</span></xsl:if>
      <xsl:if test="$now = concat('-', $by)"><span aria-hidden="true"> ▼</span></xsl:if></a>
  </th>
</xsl:template>

<!-- Pages of a long table.  Parameter `sida`, from 1. -->
<xsl:template name="pager">
  <xsl:param name="count"/><xsl:param name="per" select="50"/><xsl:param name="now" select="number(/page/parameters/sida)"/>
  <xsl:variable name="last" select="ceiling($count div $per)"/>
  <xsl:if test="$last &gt; 1">
    <nav class="pager" aria-label="Sidor">
      <xsl:if test="$now &gt; 1">
        <xsl:variable name="before"><xsl:call-template name="page-link"><xsl:with-param name="no" select="$now - 1"/></xsl:call-template></xsl:variable>
        <a href="{$before}" rel="prev">Föregående</a>
      </xsl:if>
      <span>Sida <xsl:value-of select="$now"/> av <xsl:value-of select="$last"/></span>
      <xsl:if test="$now &lt; $last">
        <xsl:variable name="after"><xsl:call-template name="page-link"><xsl:with-param name="no" select="$now + 1"/></xsl:call-template></xsl:variable>
        <a href="{$after}" rel="next">Nästa</a>
      </xsl:if>
    </nav>
  </xsl:if>
</xsl:template>
<xsl:template name="page-link">
  <xsl:param name="no"/>
  <xsl:variable name="rest"><xsl:call-template name="link"/></xsl:variable>
  <xsl:value-of select="$rest"/>
  <xsl:choose><xsl:when test="contains($rest, '?')">&amp;</xsl:when><xsl:otherwise>?</xsl:otherwise></xsl:choose>
  <xsl:value-of select="concat('sida=', $no)"/>
</xsl:template>

<!-- The user's own filters of this page (query SQL_PAGE_FILTERS as `filters`), and a form to keep this one. -->
<xsl:template name="filters">
  <xsl:variable name="here"><xsl:call-template name="link"/></xsl:variable>
  <xsl:variable name="query" select="substring-after($here, '?')"/>
  <xsl:if test="filters/row">
    <ul class="saved" aria-label="Sparade filter">
      <xsl:for-each select="filters/row">
        <li>
          <a href="{/page/@path}?{query}"><xsl:if test="query = $query"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="name"/></a>
          <form method="post" action="/filter/{filter_no}/bort">
            <xsl:call-template name="key"/><xsl:call-template name="back"/>
            <button type="submit" class="quiet"><span aria-hidden="true">×</span><span class="hidden">Ta bort filtret <xsl:value-of select="name"/></span></button>
          </form>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:if>
  <xsl:if test="$query != '' and not(filters/row[query = $query])">
    <details>
      <summary>Spara filtret</summary>
      <form method="post" action="/filter" class="filter">
        <xsl:call-template name="key"/>
        <input type="hidden" name="blad" value="{/page/@path}"/>
        <input type="hidden" name="fraga" value="{$query}"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'namn'"/><xsl:with-param name="label" select="'Filtrets namn'"/><xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <button type="submit">Spara</button>
      </form>
    </details>
  </xsl:if>
</xsl:template>

<!-- Dates; numbers and months are functions (swedish.h) -->

<!-- in prose: 22 november 2026; in tables the date stands as it is -->
<xsl:template name="date">
  <xsl:param name="date"/>
  <xsl:if test="$date != ''">
    <time datetime="{substring($date, 1, 10)}"><xsl:value-of select="concat(number(substring($date, 9, 2)), $nbsp)"/>
      <xsl:value-of select="av:month($date)"/></time>
  </xsl:if>
</xsl:template>

<!-- Words -->

<xsl:template name="role">
  <xsl:param name="role"/>
  <xsl:choose>
    <xsl:when test="$role = 'finance'">ekonomi</xsl:when>
    <xsl:when test="$role = 'officer'">handläggare</xsl:when>
    <xsl:when test="$role = 'unit_manager'">enhetschef</xsl:when>
    <xsl:when test="$role = 'approver'">attestant</xsl:when>
    <xsl:when test="$role = 'auditor'">revisor</xsl:when>
    <xsl:when test="$role = 'administrator'">administratör</xsl:when>
    <xsl:otherwise><xsl:value-of select="$role"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The state of a document or finding: a colour and a word. -->
<xsl:template name="state">
  <xsl:param name="state"/>
  <span class="state {$state}"><xsl:call-template name="state-word"><xsl:with-param name="state" select="$state"/></xsl:call-template></span>
</xsl:template>
<xsl:template name="state-word">
  <xsl:param name="state"/>
  <xsl:choose>
    <xsl:when test="$state = 'received'">inte avstämd än</xsl:when>
    <xsl:when test="$state = 'clean'">utan anmärkning</xsl:when>
    <xsl:when test="$state = 'flagged'">att granska</xsl:when>
    <xsl:when test="$state = 'in_review'">granskas</xsl:when>
    <xsl:when test="$state = 'awaits_second'">väntar på attest</xsl:when>
    <xsl:when test="$state = 'disputed'">bestriden</xsl:when>
    <xsl:when test="$state = 'stopped'">stoppad</xsl:when>
    <xsl:when test="$state = 'approved'">godkänd</xsl:when>
    <xsl:when test="$state = 'exported'">skickad till betalning</xsl:when>
    <xsl:when test="$state = 'paid'">betald</xsl:when>
    <xsl:when test="$state = 'open'">öppen</xsl:when>
    <xsl:when test="$state = 'resolved'">löst av nya uppgifter</xsl:when>
    <xsl:when test="$state = 'credited'">krediterad</xsl:when>
    <xsl:otherwise><xsl:value-of select="$state"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Nothing to show: says what to do. -->
<xsl:template name="empty">
  <xsl:param name="text"/>
  <p class="empty"><xsl:value-of select="$text"/></p>
</xsl:template>

<xsl:template match="page" mode="title">Sida</xsl:template>
<xsl:template match="page" mode="main"/>
</xsl:stylesheet>
