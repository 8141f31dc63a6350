using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>What variables, the service file and the password file add to a connection text.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public void Without_anything_the_defaults_are_those_of_libpq()
    {
        var source = PostgreSqlSource.Parse("postgres://", Surroundings.Empty);
        var server = Assert.Single(source.Servers);
        Assert.Equal((ServerAddress.SocketFolder, 5432, null), (server.Host, server.Port, server.Password));
        Assert.Equal(("os_user", "os_user", "undrift"), (source.User, source.Database, source.ApplicationName));
        Assert.Equal(SslMode.Prefer, source.Tls.Mode);
        Assert.Equal("u", PostgreSqlSource.Parse("user=u", Surroundings.Empty).Database);
    }

    [Fact]
    public void Variables_fill_what_the_text_leaves_open()
    {
        var surroundings = Surroundings.With(
            "",
            ("PGHOST", "h1,h2"),
            ("PGPORT", "6000"),
            ("PGUSER", "variable"),
            ("PGPASSWORD", "secret"),
            ("PGDATABASE", "db"),
            ("PGSSLMODE", "disable"),
            ("PGCONNECT_TIMEOUT", "7"),
            ("PGAPPNAME", "app"),
            ("PGOPTIONS", "-c geqo=off"),
            ("PGTARGETSESSIONATTRS", "read-write"),
            ("PGHOSTADDR", "")
        );
        var source = PostgreSqlSource.Parse("postgres://me@/?sslmode=require&application_name=", surroundings);
        Assert.Equal(["h1:6000", "h2:6000"], source.Servers.Select(s => s.ToString()));
        Assert.All(source.Servers, s => Assert.Equal("secret", s.Password));
        Assert.Equal(("me", "db", "undrift"), (source.User, source.Database, source.ApplicationName));
        Assert.Equal((SslMode.Require, TargetSession.ReadWrite), (source.Tls.Mode, source.Target));
        Assert.Equal((TimeSpan.FromSeconds(7), "-c geqo=off"), (source.ConnectTimeout, source.Options));
        Assert.DoesNotContain("secret", source.ToString());
    }

    [Fact]
    public void A_wrong_variable_is_named_as_the_place()
    {
        var failure = Assert.Throws<UndriftException>(() =>
            PostgreSqlSource.Parse("postgres://h/db", Surroundings.With("", ("PGSSLMODE", "verify-fulll")))
        );
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.StartsWith("PGSSLMODE", failure.Where);
        Assert.Contains("'verify-full'", failure.Next);
    }

    [Fact]
    public void A_service_comes_between_the_text_and_the_variables()
    {
        using var home = new TemporaryFolder();
        home.Write(
            ".pg_service.conf",
            "# comment\n[other]\nhost=wrong\n[shop]\n host = db.example \nport=6001\nuser=service\npassword=pw\n[last]\nport=1\n"
        );
        var surroundings = Surroundings.With(home.Path, ("PGPORT", "6002"), ("PGDATABASE", "variable"));
        var source = PostgreSqlSource.Parse("service=shop user=text", surroundings);
        Assert.Equal("postgres://text@db.example:6001/variable", source.ToString());
        Assert.Equal("pw", source.Servers[0].Password);
    }

    [Theory]
    [InlineData("PGSERVICEFILE", "named.conf")]
    [InlineData("PGSYSCONFDIR", "pg_service.conf")]
    public void The_service_file_may_stand_elsewhere(string variable, string file)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(file, "[shop]\nhost=there");
        var surroundings = Surroundings.With(
            "/no/such/home",
            ("PGSERVICE", "shop"),
            (variable, variable == "PGSERVICEFILE" ? path : folder.Path)
        );
        Assert.Equal("there", PostgreSqlSource.Parse("postgres://", surroundings).Servers[0].Host);
    }

    [Theory]
    [InlineData("[shop]\nhost", ":2", "name=value")]
    [InlineData("[shop]\nhots=x", ":2", "did you mean 'host'?")]
    [InlineData("[shop]\nservice=x", ":2", "inside a service")]
    [InlineData("[shp]\nhost=x", "postgres", "define it")]
    public void A_service_that_cannot_be_used_is_named_with_its_line(string text, string where, string next)
    {
        using var home = new TemporaryFolder();
        home.Write(".pg_service.conf", text);
        var failure = Assert.Throws<UndriftException>(() =>
            PostgreSqlSource.Parse("postgres://?service=shop", Surroundings.With(home.Path))
        );
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(where, failure.Where);
        Assert.Contains(next, failure.Next);
    }

    [Theory]
    [InlineData("h:5432:db:u:plain", "plain")]
    [InlineData("#h:5432:db:u:no\nother:*:*:*:no\n*:*:*:*:any", "any")]
    [InlineData("h:5433:db:u:no\nh:*:db:u:star", "star")]
    [InlineData("h:5432:db:u:a\\:b\\\\c:d", "a:b\\c:d")]
    [InlineData("h:5432:db:U:no", null)]
    [InlineData("h:5432:db:u", null)]
    public void The_password_file_gives_the_first_password_that_fits(string text, string? expected)
    {
        using var home = new TemporaryFolder();
        Private(home.Write(".pgpass", text));
        var source = PostgreSqlSource.Parse("postgres://u@h/db", Surroundings.With(home.Path));
        Assert.Equal(expected, source.Servers[0].Password);
    }

    [Fact]
    public void Each_server_has_its_own_line_and_the_default_socket_is_localhost()
    {
        using var home = new TemporaryFolder();
        Private(home.Write("pw", "a:*:*:*:one\nb:*:*:*:two\nlocalhost:*:*:*:socket\n"));
        var surroundings = Surroundings.With("", ("PGPASSFILE", Path.Combine(home.Path, "pw")));
        var source = PostgreSqlSource.Parse("postgres://u@a,b,/db", surroundings);
        Assert.Equal(["one", "two", "socket"], source.Servers.Select(s => s.Password));
        Assert.Equal("given", PostgreSqlSource.Parse("postgres://u:given@a", surroundings).Servers[0].Password);
    }

    [Fact]
    public void A_password_file_that_others_may_read_is_not_used_and_that_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rule");
        using var home = new TemporaryFolder();
        var file = home.Write(".pgpass", "*:*:*:*:secret");
        SetMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var source = PostgreSqlSource.Parse("postgres://u@h/db", Surroundings.With(home.Path));
        Assert.Null(source.Servers[0].Password);
        Assert.Contains("chmod 0600", Assert.Single(source.Notes));
    }

    [Fact]
    public void A_private_key_that_others_may_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rule");
        using var home = new TemporaryFolder();
        home.Write(".postgresql/postgresql.crt", "x");
        var key = home.Write(".postgresql/postgresql.key", "x");
        SetMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var failure = Assert.Throws<UndriftException>(() =>
            PostgreSqlSource.Parse("postgres://h/db", Surroundings.With(home.Path))
        );
        Assert.Equal(key, failure.Where);
    }

    [Fact]
    public void A_root_certificate_in_the_home_folder_makes_require_verify()
    {
        using var home = new TemporaryFolder();
        var root = home.Write(".postgresql/root.crt", "x");
        var source = PostgreSqlSource.Parse("postgres://h/db?sslmode=require", Surroundings.With(home.Path));
        Assert.Equal((SslMode.VerifyCA, root), (source.Tls.Mode, source.Tls.RootCertificate));
    }

    private static void Private(string file) => SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
    }
}
