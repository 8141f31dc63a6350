using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Connection;
using Undrift.MySql.Connection;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class SourceTests
{
    [Theory]
    [InlineData("mysql://app:pw@db.example:3307/shop", "mysql://app@db.example:3307/shop", "pw")]
    [InlineData("MySQL://app@db.example/shop", "mysql://app@db.example:3306/shop", null)]
    [InlineData("mariadb://app@[::1]:3307/shop", "mariadb://app@[::1]:3307/shop", null)]
    [InlineData("mysql://a%40b:p%3A%2F%40%25@h/d%20b?charset=utf8mb4", "mysql://a%40b@h:3306/d%20b", "p:/@%")]
    [InlineData("mysql://h", "mysql://os_user@h:3306/", null)]
    [InlineData("mysql://localhost/shop", "mysql://os_user@localhost:3306/shop", null)]
    [InlineData("mysql://u@/shop?socket=/run/my.sock", "mysql://u@/shop?socket=/run/my.sock", null)]
    [InlineData("mysql://u@%2Frun%2Fmy.sock/shop", "mysql://u@/shop?socket=/run/my.sock", null)]
    [InlineData("mysql://u@localhost/shop?unix_socket=/run/my.sock", "mysql://u@/shop?socket=/run/my.sock", null)]
    [InlineData("mysql://u:p%C3%A4ss@h/d", "mysql://u@h:3306/d", "päss")]
    public void A_url_is_read_and_shown_without_its_password(string text, string shown, string? password)
    {
        var source = MySqlSource.Parse(text, Surroundings.Empty);
        Assert.Equal(shown, source.ToString());
        Assert.Equal(password, source.Password);
    }

    [Theory]
    [InlineData("mysql://u:s3c@ret@h/d", "a second '@'")]
    [InlineData("mysql://u:s3c/ret@h/d", "an '@' after the first '/'")]
    [InlineData("mysql://u:s3c:ret@h:port/d", "port in the connection URL cannot be used")]
    [InlineData("mysql://u:s3cret%zz@h/d", "a '%' that two hexadecimal digits do not follow")]
    [InlineData("mysql://u:s3cret@[::1/d", "without its ']'")]
    [InlineData("mysql://u:s3cret@h,i/d", "several hosts")]
    [InlineData("mysql://u@h/d?s3cret", "parameter number 1 without '='")]
    [InlineData("mysql://u@h/d?s3cret=1", "parameter number 1 of the connection URL is none that Undrift knows")]
    [InlineData("mysql://u@h/d?ssl-mode=s3cret", "ssl-mode in the connection URL cannot be used")]
    [InlineData("mysql://u@h/d?ssl-mode=verify-ca", "ssl-mode in the connection URL cannot be used")]
    [InlineData("mysql://u@h/d?ssl-ca=/no/such/s3cret", "ssl-ca in the connection URL cannot be used")]
    public void A_text_that_cannot_be_read_is_refused_without_its_values(string text, string message)
    {
        var failure = Assert.Throws<UndriftException>(() => MySqlSource.Parse(text, Surroundings.Empty));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        var all =
            $"{failure.Message}\n{failure.Where}\n{failure.Next}\n{MySqlSource.Describe(text, Surroundings.Empty)}";
        Assert.DoesNotContain("s3c", all, StringComparison.Ordinal);
        Assert.DoesNotContain("ret", failure.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_parameter_is_answered_with_the_right_one()
    {
        var failure = Assert.Throws<UndriftException>(() =>
            MySqlSource.Parse("mysql://u@h/d?sslmod=required", Surroundings.Empty)
        );
        Assert.Contains("did you mean", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_and_the_option_file_give_what_the_url_does_not_say()
    {
        using var home = new TemporaryFolder();
        home.Write(
            ".my.cnf",
            """
            # comment
            [mysqld]
            user = mysql
            [client]
            user = "file user"   # the rest is a comment
            password = 's3c#ret'
            port=3310
            [mysqldump]
            password = other
            """
        );
        var environment = Surroundings.With(home.Path, ("MYSQL_HOST", "db.example"), ("MYSQL_PWD", "not this one"));
        var source = MySqlSource.Parse("mysql:///shop", environment);
        Assert.Equal("mysql://file%20user@db.example:3310/shop", source.ToString());
        Assert.Equal("s3c#ret", source.Password);
        Assert.Equal("pw", MySqlSource.Parse("mysql://u:pw@h/d", environment).Password);
        var alone = Surroundings.With("", ("MYSQL_HOST", "h"), ("MYSQL_TCP_PORT", "3311"), ("MYSQL_PWD", "env"));
        Assert.Equal(("h", 3311, "env"), Parts(MySqlSource.Parse("mysql://", alone)));
    }

    [Fact]
    public void A_host_in_the_url_is_not_replaced_by_a_socket_of_the_surroundings()
    {
        var environment = Surroundings.With("", ("MYSQL_UNIX_PORT", "/run/other.sock"));
        Assert.Null(MySqlSource.Parse("mysql://localhost/d", environment).Socket);
        Assert.Equal("/run/other.sock", MySqlSource.Parse("mysql:///d", environment).Socket);
    }

    [Fact]
    public void An_option_file_that_others_may_write_is_not_used_and_a_failure_says_so()
    {
        using var home = new TemporaryFolder();
        var file = home.Write(".my.cnf", "[client]\npassword=x\n");
        if (OperatingSystem.IsWindows())
            Assert.Skip("there are no file modes");
        else
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        var source = MySqlSource.Parse("mysql://u@h/d", Surroundings.With(home.Path));
        Assert.Null(source.Password);
        Assert.Contains("others may write it", Assert.Single(source.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", TlsMode.Preferred)]
    [InlineData("?ssl-mode=REQUIRED", TlsMode.Required)]
    [InlineData("?sslmode=verify_identity", TlsMode.VerifyIdentity)]
    [InlineData("?ssl-mode=disabled", TlsMode.Disabled)]
    public void The_words_of_ssl_mode_are_those_of_the_clients(string query, object mode) =>
        Assert.Equal(mode, MySqlSource.Parse($"mysql://u@h/d{query}", Surroundings.Empty).Tls.Mode);

    [Fact]
    public void A_named_authority_alone_is_verified()
    {
        using var folder = new TemporaryFolder();
        var authority = folder.Write("ca.pem", "");
        var tls = MySqlSource.Parse($"mysql://u@h/d?ssl-ca={authority}", Surroundings.Empty).Tls;
        Assert.Equal((TlsMode.VerifyCa, authority), (tls.Mode, tls.Authority));
    }

    private static (string?, int, string?) Parts(MySqlSource source) => (source.Host, source.Port, source.Password);
}
