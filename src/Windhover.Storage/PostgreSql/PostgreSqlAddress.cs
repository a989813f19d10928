using System.Text.RegularExpressions;
using Npgsql;

namespace Windhover.Storage.PostgreSql;

/// <summary>Which database of which server, and how to get in.</summary>
public sealed partial class PostgreSqlAddress
{
    private const string UsualSchema = "windhover";
    private readonly NpgsqlConnectionStringBuilder settings;

    private PostgreSqlAddress(NpgsqlConnectionStringBuilder settings, string schema) => (this.settings, Schema) = (settings, schema);

    /// <summary>The schema that holds the tables. The default is <c>windhover</c>.</summary>
    public string Schema { get; }

    /// <summary>Where it is, for people; it holds no secret.</summary>
    public string Name => $"{settings.Host}/{settings.Database}{(Schema == UsualSchema ? "" : $" ({Schema})")}";

    /// <summary>Reads an address.</summary>
    /// <param name="text">Keywords and values (https://www.npgsql.org/doc/connection-string-parameters.html) with at least <c>Host</c> and <c>Database</c>; no password.</param>
    /// <param name="password">The password; null for none, or for what the environment has (a <c>.pgpass</c>, a certificate, the rights of the user who runs this program).</param>
    /// <exception cref="ArgumentException">It is none. The message repeats nothing that was given.</exception>
    public static PostgreSqlAddress Parse(string text, string? password = null)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException or OverflowException or InvalidCastException)
        {
            throw new ArgumentException("this is no address of a database, as Host=db.example.org;Database=windhover;Username=windhover");
        }

        if (settings.Password is { Length: > 0 }) throw new ArgumentException("the password does not stand here, but under password, as env:NAME or file:PATH");
        if (settings.Host is not { Length: > 0 } host || host.Contains(',', StringComparison.Ordinal)) throw new ArgumentException("Host must name one server, or the folder of its socket");
        if (settings.Database is not { Length: > 0 }) throw new ArgumentException("Database must be set");
        var schema = settings.SearchPath is { Length: > 0 } path ? path : UsualSchema;
        if (!PlainName().IsMatch(schema)) throw new ArgumentException("Search Path is one name of small letters, digits and _");
        settings.Password = password;
        return new PostgreSqlAddress(settings, schema);
    }

    /// <summary>What the driver connects with.</summary>
    /// <param name="isPooled">False for a connection that ends when it is closed, with its locks.</param>
    internal string Settings(bool isPooled)
    {
        var made = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { SearchPath = Schema, Pooling = isPooled, TcpKeepAlive = true };
        if (!settings.ContainsKey("Application Name")) made.ApplicationName = "windhover";
        if (!settings.ContainsKey("Timeout")) made.Timeout = 5;
        if (!settings.ContainsKey("Command Timeout")) made.CommandTimeout = 60;
        if (!settings.ContainsKey("Max Auto Prepare")) made.MaxAutoPrepare = 50;
        return made.ConnectionString;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlainName();
}
