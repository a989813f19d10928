using System.Text.Json;
using Windhover.Core.Access;
using Windhover.Core.Stores;

namespace Windhover.Storage.Relational;

/// <summary>The access store. Several processes may have it open: the server, and the command line beside it.</summary>
internal sealed partial class AccessStore(SqlDatabase database) : IAccessStore
{
    /// <inheritdoc />
    public User? User(string name) => database.Read(work => FindUser(work, name));

    /// <inheritdoc />
    public User? UserOf(string subject) => database.Read(work => UserIn(work.One<string>("SELECT document FROM users WHERE subject = @subject", new { subject })));

    /// <inheritdoc />
    public IReadOnlyList<User> Users() => database.Read(work => work.Rows<string>("SELECT document FROM users ORDER BY user_key").ConvertAll(document => UserIn(document)!));

    /// <inheritdoc />
    public bool Add(User user) => database.Write(work => Insert(work, user));

    /// <inheritdoc />
    public User? Change(string name, Func<User, User?> change) => database.Write(work =>
    {
        if (FindUser(work, name) is not { } user || change(user) is not { } next) return null;
        next = next with { Name = user.Name };
        work.Execute("UPDATE users SET subject = @Subject, document = @Document WHERE user_key = @Key", RowOf(next));
        return next;
    });

    /// <inheritdoc />
    public void SetWelcome(string hash, long expiresAt) => database.Write(work =>
        work.Execute("INSERT INTO welcome VALUES (1, @hash, @expiresAt) ON CONFLICT (only_row) DO UPDATE SET hash = @hash, expires_at = @expiresAt", new { hash, expiresAt }));

    /// <inheritdoc />
    public bool Welcome(string hash, long time, User user) => database.Write(work =>
    {
        if (work.Execute("DELETE FROM welcome WHERE hash = @hash AND expires_at > @time", new { hash, time }) == 0) return false;
        return Insert(work, user) || work.GiveUp(false);
    });

    /// <inheritdoc />
    public AuditEntry Note(AuditEntry entry) => database.Write(work => AuditTable.Add(work, entry));

    /// <inheritdoc />
    public Page<AuditEntry> Audit(AuditQuery query) => database.ReadOneCommit(work => AuditTable.Page(work, query));

    /// <inheritdoc />
    public AuditVerdict VerifyAudit(string? expected) => database.ReadOneCommit(work => AuditChain.Verify(AuditTable.All(work), AuditTable.Head(work), expected));

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    private static string Key(string name) => name.ToUpperInvariant();

    private static User? UserIn(string? document) => document is null ? null : JsonSerializer.Deserialize(document, AccessJson.Default.User);

    private static User? FindUser(SqlWork work, string name) => UserIn(work.One<string>("SELECT document FROM users WHERE user_key = @key", new { key = Key(name) }));

    private static object RowOf(User user) => new { Key = Key(user.Name), Subject = user.Subject.Length == 0 ? null : user.Subject, Document = JsonSerializer.Serialize(user, AccessJson.Default.User) };

    private static bool Insert(SqlWork work, User user) =>
        work.Execute("INSERT INTO users (user_key, subject, document) VALUES (@Key, @Subject, @Document) ON CONFLICT DO NOTHING", RowOf(user)) > 0;
}
