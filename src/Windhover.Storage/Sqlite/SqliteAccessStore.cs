using System.Runtime.Versioning;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Access;
using Windhover.Core.Stores;

namespace Windhover.Storage.Sqlite;

/// <summary>The access store in one SQLite file of its own, which only its owner may read. Several processes may have it open: the server, and the command line beside it.</summary>
internal sealed partial class SqliteAccessStore : IAccessStore
{
    private readonly StateConnections _connections;
    private readonly Lock _writing = new();

    public SqliteAccessStore(string path)
    {
        if (!OperatingSystem.IsWindows()) OwnersOnly(path);
        _connections = new(path);
        try
        {
            AccessSchema.Migrate(_connections.Writer);
        }
        catch
        {
            _connections.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public User? User(string name) => Read(connection => FindUser(connection, name));

    /// <inheritdoc />
    public User? UserOf(string subject) => Read(connection => UserIn(connection.QuerySingleOrDefault<string>("SELECT document FROM users WHERE subject = @subject", new { subject })));

    /// <inheritdoc />
    public IReadOnlyList<User> Users() => Read(connection => connection.Query<string>("SELECT document FROM users ORDER BY user_key").Select(document => UserIn(document)!).ToList());

    /// <inheritdoc />
    public bool Add(User user) => Write(transaction => Insert(transaction, user));

    /// <inheritdoc />
    public User? Change(string name, Func<User, User?> change) => Write(transaction =>
    {
        if (FindUser(_connections.Writer, name, transaction) is not { } user || change(user) is not { } next) return null;
        next = next with { Name = user.Name };
        _connections.Writer.Execute("UPDATE users SET subject = @Subject, document = @Document WHERE user_key = @Key", RowOf(next), transaction);
        return next;
    });

    /// <inheritdoc />
    public void SetWelcome(string hash, long expiresAt) => Write(transaction =>
        _connections.Writer.Execute("INSERT INTO welcome VALUES (1, @hash, @expiresAt) ON CONFLICT DO UPDATE SET hash = @hash, expires_at = @expiresAt", new { hash, expiresAt }, transaction));

    /// <inheritdoc />
    public bool Welcome(string hash, long time, User user)
    {
        lock (_writing)
        {
            using var transaction = _connections.Writer.BeginTransaction();
            if (_connections.Writer.Execute("DELETE FROM welcome WHERE hash = @hash AND expires_at > @time", new { hash, time }, transaction) == 0) return false;
            if (!Insert(transaction, user)) return false;
            transaction.Commit();
            return true;
        }
    }

    /// <inheritdoc />
    public AuditEntry Note(AuditEntry entry) => Write(transaction => AuditTable.Add(_connections.Writer, transaction, entry));

    /// <inheritdoc />
    public Page<AuditEntry> Audit(AuditQuery query) => Read(connection => AuditTable.Page(connection, query));

    /// <inheritdoc />
    public AuditVerdict VerifyAudit(string? expected) => Read(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: true); // what is added meanwhile is not seen, neither in the log nor at its head
        return AuditChain.Verify(AuditTable.All(connection, transaction), AuditTable.Head(connection, transaction), expected);
    });

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_writing) _connections.Dispose();
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private static User? UserIn(string? document) => document is null ? null : JsonSerializer.Deserialize(document, AccessJson.Default.User);

    private static User? FindUser(SqliteConnection connection, string name, SqliteTransaction? transaction = null) =>
        UserIn(connection.QuerySingleOrDefault<string>("SELECT document FROM users WHERE user_key = @key", new { key = Key(name) }, transaction));

    private static object RowOf(User user) => new { Key = Key(user.Name), Subject = user.Subject.Length == 0 ? null : user.Subject, Document = JsonSerializer.Serialize(user, AccessJson.Default.User) };

    [UnsupportedOSPlatform("windows")]
    private static void OwnersOnly(string path)
    {
        // SQLite gives the files beside it (-wal, -shm) the rights of the file itself.
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = Owner }))
        {
        }

        File.SetUnixFileMode(path, Owner);
    }

    private bool Insert(SqliteTransaction transaction, User user) =>
        _connections.Writer.Execute("INSERT INTO users (user_key, subject, document) VALUES (@Key, @Subject, @Document) ON CONFLICT DO NOTHING", RowOf(user), transaction) > 0;

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = _connections.Read();
        return read(connection);
    }

    private T Write<T>(Func<SqliteTransaction, T> write)
    {
        lock (_writing)
        {
            using var transaction = _connections.Writer.BeginTransaction();
            var result = write(transaction);
            transaction.Commit();
            return result;
        }
    }
}
