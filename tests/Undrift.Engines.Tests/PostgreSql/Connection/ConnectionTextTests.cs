using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

public sealed class ConnectionTextTests
{
    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgresql://localhost")]
    [InlineData("postgresql://localhost:5433")]
    [InlineData("postgresql://localhost/mydb")]
    [InlineData("postgresql://user@localhost")]
    [InlineData("postgresql://user:secret@localhost")]
    [InlineData("postgresql://user:@localhost")]
    [InlineData("postgresql://:secret@localhost")]
    [InlineData("postgresql://user:a:b@localhost")]
    [InlineData("postgresql://user:a?b=c@localhost/db")]
    [InlineData("postgresql://@localhost")]
    [InlineData("postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp")]
    [InlineData("postgresql://host1:123,host2:456/somedb?target_session_attrs=any&application_name=myapp")]
    [InlineData("postgresql://host1,host2:456,host3/somedb")]
    [InlineData("postgresql://host1,,host3")]
    [InlineData("postgresql:///mydb?host=localhost&port=5433")]
    [InlineData("postgresql:///dbname?host=/var/lib/postgresql")]
    [InlineData("postgresql://%2Fvar%2Flib%2Fpostgresql/dbname")]
    [InlineData("postgresql://[2001:db8::1234]/database")]
    [InlineData("postgresql://[::1]:5433,[::2],host/database")]
    [InlineData("postgresql://[::1/database")]
    [InlineData("postgresql://[]/database")]
    [InlineData("postgresql://[::1]x/database")]
    [InlineData("postgresql://host/")]
    [InlineData("postgresql://host?")]
    [InlineData("postgresql://host?sslmode=require")]
    [InlineData("postgresql://host:?sslmode=")]
    [InlineData("postgresql://host/db?ssl=true")]
    [InlineData("postgresql://host/db?ssl=false")]
    [InlineData("postgresql://us%65r:p%40ss%2F%3A%25@host/d%C3%BC")]
    [InlineData("postgresql://user:p%4@host")]
    [InlineData("postgresql://user:p%zz@host")]
    [InlineData("postgresql://user:p%00@host")]
    [InlineData("postgresql://host/db?user=me@azure&password=x+y")]
    [InlineData("postgresql://host/db?sslmode")]
    [InlineData("postgresql://host/db?a=b=c")]
    [InlineData("postgresql://host/db?sslmode=a&sslmode=b")]
    [InlineData("postgresql://host/db?nonsense=1")]
    [InlineData("postgresql://host/db?sslmode=require&")]
    [InlineData("postgresql://host/db?options=-c%20geqo%3Doff%20-c%20search_path%3Da")]
    [InlineData("postgresql://ä:ö@ü/ß")]
    [InlineData("host=localhost port=5432 dbname=mydb connect_timeout=10")]
    [InlineData("  host = localhost   dbname='my db' user='o''brien'")]
    [InlineData("host = localhost dbname='my db' user='o\\'brien' password='\\\\'")]
    [InlineData("password=a\\ b\\'c host=x")]
    [InlineData("password= host=x")]
    [InlineData("password='' host=x")]
    [InlineData("host=localhost\tuser=a\nport=1")]
    [InlineData("host=localhost user")]
    [InlineData("host=localhost user =a")]
    [InlineData("host=localhost user='a")]
    [InlineData("host=localhost user=a\\")]
    [InlineData("host=localhost hots=x")]
    [InlineData("host=a host=b")]
    [InlineData("service=shop")]
    [InlineData("dbname=x sslmode=")]
    public void A_text_is_read_as_libpq_reads_it(string text)
    {
        Assert.True(PostgreSqlSource.IsDatabase(text));
        Assert.Equal(Libpq.Parse(text), Ours(text));
    }

    [Theory]
    [InlineData("sqlite:shop.db", false)]
    [InlineData("schema/host.sql", false)]
    [InlineData("mysql://host/db", false)]
    [InlineData("exec:host=x make", false)]
    [InlineData("POSTGRES://host/db", true)]
    [InlineData("sslmode = require", true)]
    [InlineData("hostname=x", false)]
    public void A_database_is_told_from_other_sources(string text, bool expected) =>
        Assert.Equal(expected, PostgreSqlSource.IsDatabase(text));

    [Theory]
    [InlineData("postgres://u@h/db?sslmde=require", "unknown connection parameter 'sslmde'", "did you mean 'sslmode'?")]
    [InlineData("host=h dbnam=x", "unknown connection parameter 'dbnam'", "did you mean 'dbname'?")]
    [InlineData("postgres://u@h/db?sslmode=requir", "sslmode", "'requir' is near 'require'")]
    [InlineData("postgres://u@h/db?sslmode=on", "sslmode", "use one of disable, allow, prefer")]
    [InlineData("postgres://u@h:99999/db", "port", "1 to 65535")]
    [InlineData("postgres://u@a:1,b:2,c/db?port=1,2", "port", "as many as there are hosts (3)")]
    [InlineData("host=a,b hostaddr=127.0.0.1", "hostaddr", "as many addresses as hosts (2)")]
    [InlineData("postgres://u@h/db?connect_timeout=soon", "connect_timeout", "whole number")]
    [InlineData("postgres://u@h/db?sslcrl=x.crl", "sslcrl", "remove sslcrl")]
    [InlineData("postgres://u@h/db?gssencmode=require", "gssencmode", "use TLS")]
    [InlineData("postgres://u@h/db?replication=database", "replication", "ordinary connection")]
    [InlineData("postgres://u@h/db?sslmode=verify-ca", "sslmode", "sslrootcert=FILE")]
    [InlineData("postgres://u@h/db?sslmode=verify-full&sslrootcert=/no/such/file", "sslrootcert", "must exist")]
    [InlineData("postgres://u@h/db?sslmode=require&sslrootcert=system", "sslmode", "verify-full")]
    public void A_wrong_parameter_is_named_with_what_is_expected(string text, string what, string next)
    {
        var failure = Assert.Throws<UndriftException>(() => PostgreSqlSource.Parse(text, Surroundings.Empty));
        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.Contains(what, failure.Message);
        Assert.Contains(next, failure.Next);
    }

    [Theory]
    [InlineData("postgres://u:pw@h/db", "postgres://u@h:5432/db")]
    [InlineData("postgres://u:pw@a,b:5433/db?password=pw&sslpassword=pw", "postgres://u@a:5432,b:5433/db")]
    [InlineData("user=u password='p w' host=/tmp dbname=db", "postgres://u@/db?host=/tmp")]
    [InlineData("user=u password=pw host=/tmp port=5433 dbname='d b'", "postgres://u@/d%20b?host=/tmp&port=5433")]
    [InlineData("postgres://u@[::1]/", "postgres://u@[::1]:5432/u")]
    [InlineData("postgres://u:pw@h/db?sslmde=pw", "postgres://…")]
    public void A_description_has_no_secrets(string text, string expected)
    {
        Assert.Equal(expected, PostgreSqlSource.Describe(text, Surroundings.Empty));
        Assert.DoesNotContain("pw", expected);
    }

    [Fact]
    public void No_malformed_text_brings_its_password_to_light()
    {
        const string secret = "Zq7xKw93";
        string[] passwords =
        [
            "{0}",
            "{0}/",
            "/{0}",
            "a/{0}",
            "1/{0}",
            "?{0}",
            "a?{0}",
            "#{0}",
            "{0}@",
            "@{0}",
            "%{0}",
            "{0}%",
            ":{0}",
            "1/{0}@x",
            "12/3?{0}",
            "[{0}",
            "{0}]",
            "&{0}=",
            "={0}",
            "a b{0}",
            "'{0}",
            "\\{0}",
            ",{0}",
            "1,{0}:/",
            "{0}\n",
            "1?a={0}&b={0}",
        ];
        string[] forms =
        [
            "postgres://u:{0}@h/db",
            "postgresql://u:{0}@h:1/db?sslmode=require",
            "postgres://:{0}@h",
            "postgres://u:{0}@",
            "postgres://u:{0}@h:x/db",
            "postgres://h/db?password={0}",
            "postgres://h/db?user=u&password={0}&sslmode=nix",
            "postgres://h/db?sslpassword={0}&port=x",
            "host=h password={0}",
            "host=h password={0} port=x",
            "host=h password='{0}",
            "password={0} nix",
            "host=h user=u password = '{0}' dbnme=x",
            "password={0}",
        ];
        var checks = 0;
        foreach (var form in forms)
        {
            foreach (var password in passwords)
            {
                var text = string.Format(form, string.Format(password, secret));
                Assert.DoesNotContain(secret, PostgreSqlSource.Describe(text, Surroundings.Empty));
                checks++;
                try
                {
                    Assert.DoesNotContain(secret, PostgreSqlSource.Parse(text, Surroundings.Empty).ToString());
                }
                catch (UndriftException e)
                {
                    Assert.DoesNotContain(secret, $"{e} {e.Where} {e.Next}");
                }
            }
        }
        Assert.Equal(forms.Length * passwords.Length, checks);
    }

    private static SortedDictionary<string, string>? Ours(string text)
    {
        var set = new ParameterSet("test");
        try
        {
            if (UriReader.SchemeLength(text) > 0)
                UriReader.Read(text, set);
            else
                KeywordReader.Read(text, set);
        }
        catch (UndriftException)
        {
            return null;
        }
        return new(set.All.ToDictionary(), StringComparer.Ordinal);
    }
}
