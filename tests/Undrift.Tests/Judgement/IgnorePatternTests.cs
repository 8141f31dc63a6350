namespace Undrift.Tests.Judging;

public sealed class IgnorePatternTests
{
    [Theory]
    // One segment without a kind: that name at any level, with what stands below.
    [InlineData("users", "table:public.users", true)]
    [InlineData("users", "table:users", true)]
    [InlineData("users", "column:public.users.id", true)]
    [InlineData("public", "table:public.users", true)]
    [InlineData("id", "column:public.users.id", true)]
    [InlineData("user", "table:public.users", false)]
    [InlineData("Users", "table:public.users", false)]
    [InlineData("tmp_*", "table:public.tmp_a", true)]
    [InlineData("tmp_*", "column:public.t.tmp_a", true)]
    // Several segments without a kind: from the start, with what stands below.
    [InlineData("public.tmp_*", "table:public.tmp_a", true)]
    [InlineData("public.tmp_*", "column:public.tmp_a.id", true)]
    [InlineData("public.tmp_*", "column:public.users.tmp_a", false)]
    [InlineData("public.tmp_*", "table:audit.tmp_a", false)]
    [InlineData("users.id", "column:users.id", true)]
    [InlineData("users.id", "column:public.users.id", false)]
    [InlineData("public.users.id", "table:public.users", false)]
    [InlineData("**.legacy_*", "column:public.users.legacy_id", true)]
    [InlineData("public.**.legacy_*", "column:public.users.legacy_id", true)]
    [InlineData("public.**", "column:public.users.legacy_id", true)]
    [InlineData("*.*", "table:users", false)]
    // With a kind: the end of the path.
    [InlineData("column:*.legacy_*", "column:public.users.legacy_id", true)]
    [InlineData("column:*.legacy_*", "column:users.legacy_id", true)]
    [InlineData("column:legacy_*", "column:users.legacy_id", true)]
    [InlineData("column:*.legacy_*", "table:public.legacy_t", false)]
    [InlineData("table:audit.*", "table:audit.events", true)]
    [InlineData("table:audit.*", "table:other.events", false)]
    [InlineData("table:audit", "table:audit.events", false)]
    [InlineData("table:audit.*", "index:audit.events", false)]
    [InlineData("column:public.**.id", "column:public.users.id", true)]
    [InlineData("column:public.*", "column:public.users.id", false)]
    // Signs.
    [InlineData("t?", "table:t1", true)]
    [InlineData("t?", "table:t", false)]
    [InlineData("t[0-9]", "table:t5", true)]
    [InlineData("t[!0-9]", "table:t5", false)]
    [InlineData("t[!0-9]", "table:tx", true)]
    [InlineData("t[^0-9]", "table:tx", true)]
    [InlineData("t[]x]", "table:t]", true)]
    [InlineData("t[a-]", "table:t-", true)]
    [InlineData("*a*b*", "table:xxaxxbxx", true)]
    [InlineData("*a*b", "table:abab", true)]
    [InlineData("*a*b", "table:baba", false)]
    [InlineData("a**b", "table:axxb", true)]
    [InlineData("public.*", "table:public.", true)]
    // Names that need protection.
    [InlineData("public.\"odd.name\"", "table:public.odd.name", true, "odd.name")]
    [InlineData("public.odd.name", "table:public.odd.name", false, "odd.name")]
    [InlineData("\"two words\"", "table:two words", true)]
    [InlineData("\"a\"\"b\"", "table:a\"b", true)]
    [InlineData("\"a*\"", "table:a*", true)]
    [InlineData("\"a*\"", "table:ab", false)]
    [InlineData("\"a b\"*", "table:a b c", true)]
    [InlineData("a\\*", "table:a*", true)]
    [InlineData("a\\*", "table:ab", false)]
    [InlineData("a#b", "table:a#b", true)]
    [InlineData("\"a:b\"", "table:a:b", true)]
    [InlineData("\\#t", "table:#t", true)]
    [InlineData("\\!t", "table:!t", true)]
    [InlineData("Größe", "table:Größe", true)]
    public void A_pattern_matches_by_the_grammar(string pattern, string target, bool matches, string? name = null)
    {
        var text = new PatternReader(pattern, 0, TestKinds.Words, index => $"{index}");
        Assert.Equal(matches, text.Read().Matches(ObjectPath.Of(IdOf(target, name))));
    }

    [Theory]
    [InlineData("public.add", true)]
    [InlineData("public.add(integer, my.type[])", true)]
    [InlineData("routine:add(*)", true)]
    [InlineData("routine:add*", true)]
    [InlineData("routine:add(integer)", false)]
    [InlineData("public.ad", false)]
    public void A_routine_is_matched_with_or_without_its_signature(string pattern, bool matches)
    {
        var id = new ObjectId("routine", "public", "", "add", "(integer, my.type[])");
        Assert.Equal(
            matches,
            PatternReader.ReadAll(pattern, TestKinds.Words, index => $"{index}").Matches(ObjectPath.Of(id))
        );
    }

    /// <summary>kind:schema.parent.name, of which the last is the name.</summary>
    private static ObjectId IdOf(string text, string? name)
    {
        var colon = text.IndexOf(':');
        var kind = text[..colon];
        var path = text[(colon + 1)..];
        if (name is null && path.Contains(':'))
            name = path;
        var parts = (name is null ? path : path[..^name.Length].TrimEnd('.')).Split('.', StringSplitOptions.None);
        string[] all = name is null ? parts : [.. parts.Where(part => part.Length > 0), name];
        return all switch
        {
            [var only] => new ObjectId(kind, "", "", only),
            [var parent, var own] when kind == "column" => new ObjectId(kind, "", parent, own),
            [var schema, var own] => new ObjectId(kind, schema, "", own),
            _ => new ObjectId(kind, all[0], all[1], all[2]),
        };
    }
}
