namespace Undrift.Tests.Sources;

public sealed class SnapshotRefusalTests
{
    private static readonly string Valid = SnapshotFile.Of(
        Shop.Catalog(
            Shop.TableNamed("users", Shop.Options.Is("fill")),
            Shop.In("users", Shop.Column, "email", Shop.Type.Is("text"), Shop.NotNull.Is(true))
        )
    );

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_called_empty(string text)
    {
        var failure = SnapshotFile.Refused(text);
        Assert.Equal("the snapshot file is empty", failure.Message);
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains("undrift inspect", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_at_any_place_is_refused()
    {
        for (var length = 1; length < Valid.TrimEnd().Length; length++)
        {
            var failure = SnapshotFile.Refused(Valid[..length]);
            Assert.Equal("the snapshot ends in the middle: it was cut off", failure.Message);
        }
    }

    [Fact]
    public void Malformed_JSON_is_reported_with_line_and_column()
    {
        var failure = SnapshotFile.Refused(Valid.Replace("\"engine\": ", "\"engine\" ", StringComparison.Ordinal));
        Assert.Contains("not well-formed JSON", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", failure.Message, StringComparison.Ordinal);
        Assert.Equal("shop.json:5:12", failure.Where);
    }

    [Fact]
    public void Any_change_to_what_is_compared_is_noticed()
    {
        foreach (
            var (from, to) in new[] { ("text\",\"not", "int\",\"not"), ("email", "e_mail"), (",\"not_null\":true", "") }
        )
        {
            Assert.Contains(from, Valid, StringComparison.Ordinal);
            var failure = SnapshotFile.Refused(Valid.Replace(from, to, StringComparison.Ordinal));
            Assert.Contains("does not fit its fingerprint", failure.Message, StringComparison.Ordinal);
            Assert.Equal("shop.json", failure.Where);
        }
    }

    [Fact]
    public void An_object_that_was_taken_out_or_doubled_is_noticed()
    {
        var lines = Valid.Split('\n').ToList();
        var table = lines.FindIndex(line =>
            line.Contains(
                "\"kind\":\"table\",\"schema\":\"public\",\"name\":\"users\",\"facets\"",
                StringComparison.Ordinal
            )
        );
        var without = lines.ToList();
        without.RemoveAt(table);
        Assert.Contains(
            "fingerprint",
            SnapshotFile.Refused(string.Join('\n', without)).Message,
            StringComparison.Ordinal
        );
        lines.Insert(table, lines[table]);
        Assert.Contains("twice", SnapshotFile.Refused(string.Join('\n', lines)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"format\": \"npm-lock\"}")]
    [InlineData("{\"format\": 1}")]
    [InlineData("{\"name\": \"package\"}")]
    public void Another_format_is_named_as_such(string text)
    {
        var failure = SnapshotFile.Refused(text);
        Assert.Contains(
            text == "[]" ? "expected a JSON object" : "another format",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith("shop.json:1:", failure.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_schema_version_says_what_this_version_reads()
    {
        var failure = SnapshotFile.Refused(
            Valid.Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal)
        );
        Assert.Contains(
            "has schema version 2; this version of Undrift reads 1",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("shop.json:3:21", failure.Where);
    }

    [Fact]
    public void An_unknown_engine_is_named()
    {
        var failure = SnapshotFile.Refused(
            Valid.Replace("\"engine\": \"shop\"", "\"engine\": \"ora\"", StringComparison.Ordinal)
        );
        Assert.Contains("'ora'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"view\": [", "\"hologram\": [", "objects of the kind 'hologram'")]
    [InlineData("\"references\"", "\"quantum\"", "a facet 'quantum' of the kind 'foreign_key'")]
    [InlineData("\"schemas\": [", "\"flavour\": [", "a member 'flavour'")]
    public void What_a_newer_version_wrote_is_named_with_that_version(string from, string to, string named)
    {
        var failure = SnapshotFile.Refused(Valid.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Contains("undrift 0.1.0", failure.Message, StringComparison.Ordinal);
        Assert.Contains("newer", failure.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"not_null\":true", "\"not_null\":false", "expected true")]
    [InlineData("\"not_null\":true", "\"not_null\":\"yes\"", "expected true")]
    [InlineData("\"type\":\"text\"", "\"type\":null", "expected a text")]
    [InlineData("\"type\":\"text\"", "\"tipe\":\"text\"", "expected a facet that the file's 'model' names")]
    [InlineData("{\"kind\":\"column\",", "{", "expected the member 'kind' before 'facets'")]
    [InlineData("\"name\":\"email\",", "", "expected the members 'kind' and 'name'")]
    [InlineData("{\"kind\":\"column\",", "{\"kind\":\"hologram\",", "expected a kind that the file's 'model' names")]
    [InlineData("\"fingerprint\"", "\"server_version\"", "expected the members engine, fingerprint, model and objects")]
    public void A_damaged_member_says_what_was_expected(string from, string to, string expected)
    {
        Assert.Contains(from, Valid, StringComparison.Ordinal);
        Assert.Contains(
            expected,
            SnapshotFile.Refused(Valid.Replace(from, to, StringComparison.Ordinal)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\"email\"", "\"\\ud800\"")]
    [InlineData("\"email\"", "\"\\udc00 and a text that is longer than what is interned, to take the other way\"")]
    public void Half_a_surrogate_pair_in_the_file_is_refused(string from, string to)
    {
        var failure = SnapshotFile.Refused(Valid.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains("not valid Unicode", failure.Message, StringComparison.Ordinal);
        Assert.Matches(@"^shop\.json:\d+:\d+$", failure.Where);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(Valid.Replace("email", "émail", StringComparison.Ordinal));
        Assert.Throws<UndriftException>(() => SnapshotReader.Read(bytes, "shop.json", ShopEngine.Find));
        bytes = System.Text.Encoding.Unicode.GetBytes(Valid);
        Assert.Throws<UndriftException>(() => SnapshotReader.Read(bytes, "shop.json", ShopEngine.Find));
    }

    [Fact]
    public void Text_behind_the_end_is_refused() =>
        Assert.Contains("goes on behind", SnapshotFile.Refused(Valid + "x").Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_written_whole_and_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("undrift-snapshot-").FullName;
        try
        {
            var path = Path.Combine(folder, "new", "shop.json");
            var catalog = SnapshotFile.Read(Valid);
            SnapshotWriter.WriteFile(path, catalog, ShopEngine.Instance.Kinds, "undrift 0.1.0");
            Assert.Equal(Valid, File.ReadAllText(path));
            Assert.Equal(path, SnapshotReader.ReadFile(path, ShopEngine.Find).Origin.Description);
            Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder, "new")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.json");
        var failure = Assert.Throws<UndriftException>(() => SnapshotReader.ReadFile(path, ShopEngine.Find));
        Assert.Equal(path, failure.Where);
        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
        failure = Assert.Throws<UndriftException>(() => SnapshotReader.ReadFile(Path.GetTempPath(), ShopEngine.Find));
        Assert.Contains("cannot read", failure.Message, StringComparison.Ordinal);
    }
}
