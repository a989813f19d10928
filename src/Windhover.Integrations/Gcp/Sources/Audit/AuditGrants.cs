using System.Text.Json;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>What authorizationInfo says as a whole.</summary>
internal readonly ref struct AuditGrants
{
    /// <summary>The first permission that was checked.</summary>
    public ReadOnlySpan<byte> Permission { get; private init; }

    /// <summary>Whether at least one permission was refused and none granted.</summary>
    public bool AllRefused { get; private init; }

    /// <summary>Reads the list. A refusal counts only where it is written: the log leaves "granted" out, too, where it says nothing.</summary>
    /// <param name="json">Whole JSON; empty for none.</param>
    public static AuditGrants Of(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return default;
        ReadOnlySpan<byte> permission = default;
        bool granted = false, refused = false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 2) continue;
            var isPermission = reader.TextIs("permission"u8);
            var isGranted = reader.TextIs("granted"u8);
            reader.Read();
            if (isPermission && permission.IsEmpty && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
                permission = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            granted |= isGranted && reader.TokenType == JsonTokenType.True;
            refused |= isGranted && reader.TokenType == JsonTokenType.False;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
        }

        return new AuditGrants { Permission = permission, AllRefused = refused && !granted };
    }
}
