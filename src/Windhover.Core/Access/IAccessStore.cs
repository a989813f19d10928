using Windhover.Core.Stores;

namespace Windhover.Core.Access;

/// <summary>
/// Who may come in, who is in, and what they did. What is written is on the disk when the call returns. Secrets are never given to it: it keeps hashes, and what was encrypted before. Safe for many
/// threads. Names of users are the same whatever the case of their letters.
/// </summary>
public interface IAccessStore : IDisposable
{
    /// <summary>A user by name, or null.</summary>
    User? User(string name);

    /// <summary>The user whom an identity provider knows under this subject, or null.</summary>
    /// <param name="subject">As in <see cref="Access.User.Subject"/>; not "".</param>
    User? UserOf(string subject);

    /// <summary>All users, by name.</summary>
    IReadOnlyList<User> Users();

    /// <summary>Adds a user.</summary>
    /// <returns>False when there is one of that name or subject: then nothing is done.</returns>
    bool Add(User user);

    /// <summary>Reads a user, and keeps what <paramref name="change"/> makes of it, with nobody between.</summary>
    /// <param name="name">Whom; the name itself cannot be changed.</param>
    /// <param name="change">Makes the user as it shall be; null to leave it.</param>
    /// <returns>The user as it is now, or null when there is none or it was left.</returns>
    User? Change(string name, Func<User, User?> change);

    /// <summary>Keeps a new session.</summary>
    void Add(Session session);

    /// <summary>A session by the hash of its secret, or null.</summary>
    Session? Session(string hash);

    /// <summary>The sessions of a user, newest first.</summary>
    IReadOnlyList<Session> Sessions(string user);

    /// <summary>Writes down that a session was used.</summary>
    void Touch(string hash, long time);

    /// <summary>Ends one session of a user, by <see cref="Access.Session.SessionId"/>.</summary>
    /// <returns>False when there is none.</returns>
    bool EndSession(string user, string sessionId);

    /// <summary>Ends all sessions of a user but one.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="exceptHash">The hash of the one that stays; null for none.</param>
    /// <returns>How many ended.</returns>
    int EndSessions(string user, string? exceptHash = null);

    /// <summary>Forgets sessions that ended before a time, epoch milliseconds.</summary>
    void DropSessions(long time);

    /// <summary>Keeps a new token.</summary>
    void Add(ApiToken token);

    /// <summary>A token by its hash, or null.</summary>
    ApiToken? Token(string hash);

    /// <summary>The tokens of a user, or of all, newest first.</summary>
    IReadOnlyList<ApiToken> Tokens(string? owner = null);

    /// <summary>Writes down that a token was used.</summary>
    /// <returns>True when it was never used from that address before.</returns>
    bool Used(string tokenId, string address, long time);

    /// <summary>Takes a token back.</summary>
    /// <returns>The token as it was, or null when there is none or it was taken back before.</returns>
    ApiToken? Revoke(string tokenId, long time);

    /// <summary>Makes this the one link that lets the first administrator in; any before it is worth nothing.</summary>
    /// <param name="hash">SHA-256 of its code.</param>
    /// <param name="expiresAt">Its end, epoch milliseconds.</param>
    void SetWelcome(string hash, long expiresAt);

    /// <summary>Uses the link up and adds its user, both or neither.</summary>
    /// <returns>False when the code is not the one that counts, is over, was used, or the name is taken.</returns>
    bool Welcome(string hash, long time, User user);

    /// <summary>Adds an entry to the audit log.</summary>
    /// <param name="entry">The entry; number and hashes are made here.</param>
    /// <returns>The entry as it stands in the chain.</returns>
    AuditEntry Note(AuditEntry entry);

    /// <summary>The audit log, newest first.</summary>
    Page<AuditEntry> Audit(AuditQuery query);

    /// <summary>Looks at the whole audit log.</summary>
    /// <param name="expected">A hash that must be in it; null for none.</param>
    AuditVerdict VerifyAudit(string? expected = null);
}
