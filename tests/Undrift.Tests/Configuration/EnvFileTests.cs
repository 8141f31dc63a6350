namespace Undrift.Tests.Configuring;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("A=", "")]
    [InlineData("  export A = b  ", "b")]
    [InlineData("A=b c # comment", "b c")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A=# only a comment", "")]
    [InlineData("A='b # c' # d", "b # c")]
    [InlineData("A='$HOME ${B} \\n'", "$HOME ${B} \\n")]
    [InlineData("A=\"b\\n\\\"c\\\" \\\\ \\$ \\t\"", "b\n\"c\" \\ $ \t")]
    [InlineData("A=\"\"", "")]
    [InlineData("A=$(whoami)`id`", "$(whoami)`id`")]
    [InlineData("A=postgres://u:p=w@h/d?a=b", "postgres://u:p=w@h/d?a=b")]
    [InlineData("A=b\r", "b")]
    public void A_line_is_read(string line, string value) =>
        Assert.Equal(value, EnvFile.Parse("# first\n\n" + line + "\n", ".env")["A"]);

    [Theory]
    [InlineData("s3cret", "expected KEY=VALUE")]
    [InlineData("=s3cret", "expected KEY=VALUE")]
    [InlineData("1A=s3cret", "expected KEY=VALUE")]
    [InlineData("A B=s3cret", "expected KEY=VALUE")]
    [InlineData("A='s3cret", "the quote ' is not closed")]
    [InlineData("A=\"s3cret", "the quote \" is not closed")]
    [InlineData("A=\"s3cret\"x", "behind the closing quote")]
    [InlineData("A=\"\\s3cret\"", "an unknown escape")]
    [InlineData("A=s3cret${B}", "are not expanded here")]
    [InlineData("A=\"s3cret${B}\"", "are not expanded here")]
    [InlineData("B=s3cret", "B is set twice")]
    public void A_bad_line_is_named_and_no_value_is_shown(string line, string message)
    {
        var error = Assert.Throws<UndriftException>(() => EnvFile.Parse("B=1\n" + line, ".env"));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal(".env:2", error.Where);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message + error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_process_has_set_is_not_overridden()
    {
        var file = EnvFile.Parse("A=file\nB=file", ".env");
        var lookup = EnvFile.Lookup(name => name == "A" ? "process" : null, file);
        Assert.Equal("process", lookup("A"));
        Assert.Equal("file", lookup("B"));
        Assert.Null(lookup("C"));
    }
}
