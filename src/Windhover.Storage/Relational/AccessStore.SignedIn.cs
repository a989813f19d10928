using System.Data.Common;
using System.Text.Json;
using Windhover.Core.Access;

namespace Windhover.Storage.Relational;

/// <summary>Sessions and tokens.</summary>
internal sealed partial class AccessStore
{
    private const string SessionColumns = "document, last_used AS LastUsed";
    private const string TokenColumns = "document, last_used AS LastUsed, last_address AS LastAddress, revoked_at AS RevokedAt";
    private const string SetUsed = "UPDATE tokens SET last_used = @time, last_address = @address WHERE token_id = @tokenId";

    /// <inheritdoc />
    public void Add(Session session) => database.Write(work => work.Execute(
        """
        INSERT INTO sessions (hash, session_id, user_key, created_at, last_used, expires_at, document) VALUES (@Hash, @SessionId, @User, @CreatedAt, @LastUsed, @ExpiresAt, @Document)
        """,
        new { session.Hash, session.SessionId, User = Key(session.User), session.CreatedAt, session.LastUsed, session.ExpiresAt, Document = JsonSerializer.Serialize(session, AccessJson.Default.Session) }));

    /// <inheritdoc />
    public Session? Session(string hash) => database.Read(work => work.One<SessionRow>($"SELECT {SessionColumns} FROM sessions WHERE hash = @hash", new { hash })?.Session);

    /// <inheritdoc />
    public IReadOnlyList<Session> Sessions(string user) => database.Read(work =>
        work.Rows<SessionRow>($"SELECT {SessionColumns} FROM sessions WHERE user_key = @key ORDER BY created_at DESC, session_id", new { key = Key(user) }).ConvertAll(row => row.Session));

    /// <inheritdoc />
    public void Touch(string hash, long time) =>
        WhereThereIsRoom(() => database.Write(work => work.Execute("UPDATE sessions SET last_used = @time WHERE hash = @hash", new { hash, time })));

    /// <inheritdoc />
    public bool EndSession(string user, string sessionId) => database.Write(work =>
        work.Execute("DELETE FROM sessions WHERE user_key = @key AND session_id = @sessionId", new { key = Key(user), sessionId })) > 0;

    /// <inheritdoc />
    public int EndSessions(string user, string? exceptHash = null) => database.Write(work =>
        work.Execute("DELETE FROM sessions WHERE user_key = @key AND hash IS DISTINCT FROM @exceptHash", new { key = Key(user), exceptHash }));

    /// <inheritdoc />
    public void DropSessions(long time) => database.Write(work => work.Execute("DELETE FROM sessions WHERE expires_at < @time", new { time }));

    /// <inheritdoc />
    public void Add(ApiToken token) => database.Write(work => work.Execute(
        "INSERT INTO tokens (hash, token_id, owner_key, created_at, document) VALUES (@Hash, @TokenId, @Owner, @CreatedAt, @Document)",
        new { token.Hash, token.TokenId, Owner = Key(token.Owner), token.CreatedAt, Document = JsonSerializer.Serialize(token, AccessJson.Default.ApiToken) }));

    /// <inheritdoc />
    public ApiToken? Token(string hash) => database.Read(work => work.One<TokenRow>($"SELECT {TokenColumns} FROM tokens WHERE hash = @hash", new { hash })?.Token);

    /// <inheritdoc />
    public IReadOnlyList<ApiToken> Tokens(string? owner = null) => database.Read(work =>
        work.Rows<TokenRow>($"SELECT {TokenColumns} FROM tokens WHERE @key IS NULL OR owner_key = @key ORDER BY created_at DESC, token_id", new { key = owner is null ? null : Key(owner) })
            .ConvertAll(row => row.Token));

    /// <inheritdoc />
    public bool Used(string tokenId, string address, long time)
    {
        var of = new { tokenId, address, time };
        var isKnown = database.Read(work => work.Scalar<long>("SELECT count(*) FROM token_addresses WHERE token_id = @tokenId AND address = @address", of)) > 0;
        if (isKnown)
        {
            WhereThereIsRoom(() => database.Write(work => work.Execute(SetUsed, of)));
            return false;
        }

        return database.Write(work =>
        {
            work.Execute(SetUsed, of);
            return work.Execute("INSERT INTO token_addresses VALUES (@tokenId, @address) ON CONFLICT DO NOTHING", of) > 0;
        });
    }

    // When somebody was last here is for lists only: a full or read-only disk keeps nobody from reading.
    private static void WhereThereIsRoom(Action write)
    {
        try
        {
            write();
        }
        catch (DbException failure) when (DataDisk.CauseOf(failure) is not null)
        {
            // The run says that the disk is full; it looks at it all the time.
        }
    }

    /// <inheritdoc />
    public ApiToken? Revoke(string tokenId, long time) => database.Write(work =>
    {
        var token = work.One<TokenRow>($"SELECT {TokenColumns} FROM tokens WHERE token_id = @tokenId AND revoked_at IS NULL", new { tokenId })?.Token;
        if (token is not null) work.Execute("UPDATE tokens SET revoked_at = @time WHERE token_id = @tokenId", new { tokenId, time });
        return token;
    });

    private sealed record SessionRow(string Document, long LastUsed)
    {
        public Session Session => JsonSerializer.Deserialize(Document, AccessJson.Default.Session)! with { LastUsed = LastUsed };
    }

    private sealed record TokenRow(string Document, long? LastUsed, string LastAddress, long? RevokedAt)
    {
        public ApiToken Token => JsonSerializer.Deserialize(Document, AccessJson.Default.ApiToken)! with { LastUsed = LastUsed, LastAddress = LastAddress, RevokedAt = RevokedAt };
    }
}
