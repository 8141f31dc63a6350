using Undrift.MySql.Connection;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("10.11.14-MariaDB-0+deb12u2", "", "MariaDB 10.11.14")]
    [InlineData("5.5.5-10.6.21-MariaDB-log", "", "MariaDB 10.6.21")]
    [InlineData("11.4.2", "MariaDB Server", "MariaDB 11.4.2")]
    [InlineData("8.0.36-0ubuntu0.22.04.1", "(Ubuntu)", "MySQL 8.0.36")]
    [InlineData("9.7.4-2", "(Debian)", "MySQL 9.7.4")]
    [InlineData("8.0.mysql_aurora.3.04.0", "", "MySQL 8.0.0")]
    [InlineData("MariaDB 10.11.14", null, "MariaDB 10.11.14")]
    public void A_version_is_read_from_what_the_server_says(string text, string? comment, string shown) =>
        Assert.Equal(shown, ServerVersion.Parse(text, comment)?.ToString());

    [Theory]
    [InlineData("5.7.44", FailureKind.Failed, "MySQL 5.7.44, which is not supported")]
    [InlineData("10.5.22-MariaDB", FailureKind.Failed, "MariaDB 10.5.22, which is not supported")]
    [InlineData("10.0.1", FailureKind.Inconclusive, "MySQL 10.0.1, whose catalog")]
    [InlineData("8.0.11-TiDB-v7.5.0", FailureKind.Inconclusive, "TiDB")]
    [InlineData("8.0.30-Vitess", FailureKind.Inconclusive, "Vitess")]
    [InlineData("nonsense", FailureKind.Failed, "does not say a version")]
    public void A_server_whose_catalog_is_not_known_is_refused(string text, FailureKind kind, string message)
    {
        var failure = Assert.Throws<UndriftException>(() => ServerVersion.Require(text, null, "mysql://h/d"));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
