using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Defender;

/// <summary>
/// Who and what an alert speaks of, from its list of entities (https://learn.microsoft.com/en-us/azure/sentinel/entities-reference): the first account, machine
/// and address.
/// </summary>
/// <param name="symbols">Keeps the columns.</param>
internal sealed class DefenderEntities(AzureSymbols symbols)
{
    /// <summary>Fills actor, host and source.</summary>
    public void Map(JsonSlice entities, ref ActorActivity activity)
    {
        foreach (var entity in entities)
        {
            var type = Text(entity, "type", "Type");
            if (Is(type, "account"u8) && activity.Actor.IsNone) Account(entity, ref activity);
            else if (Is(type, "ip"u8) && activity.SourceAddress.IsNone) CallerAddress.Read(Text(entity, "address", "Address"), ref activity);
            else if (Is(type, "host"u8) && activity.Host.IsNone) activity.Host = symbols.Lower(Text(entity, "azureID", "AzureID") is { IsEmpty: false } id ? id : Text(entity, "hostName", "HostName"));
        }
    }

    private void Account(JsonSlice entity, ref ActorActivity activity)
    {
        var name = Text(entity, "userPrincipalName", "UserPrincipalName");
        if (name.IsEmpty)
        {
            var user = Text(entity, "name", "Name");
            var suffix = Text(entity, "upnSuffix", "UPNSuffix");
            name = user.IsEmpty || suffix.IsEmpty ? Text(entity, "aadUserId", "AadUserId") : Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(user)}@{Encoding.UTF8.GetString(suffix)}");
            if (name.IsEmpty) name = user;
        }

        activity.Actor = symbols.Lower(name);
        if (!name.IsEmpty) activity.ActorKind = ActorKind.User;
    }

    private static ReadOnlySpan<byte> Text(JsonSlice entity, string name, string capital)
    {
        var text = entity.Text(name);
        return text.IsEmpty ? entity.Text(capital) : text;
    }

    private static bool Is(ReadOnlySpan<byte> type, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(type, word);
}
