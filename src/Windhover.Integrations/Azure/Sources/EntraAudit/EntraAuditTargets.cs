using System.Text;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.EntraAudit;

/// <summary>
/// What was changed, and what it got: of <c>targetResources</c> (https://learn.microsoft.com/en-us/graph/api/resources/targetresource) the member before its
/// role or group, and of <c>modifiedProperties</c> the role, group or permission.
/// </summary>
internal sealed class EntraAuditTargets
{
    /// <summary>Properties that say what was given, the most telling first; the value taken away stands in oldValue.</summary>
    private static readonly string[] Given = ["Role.DisplayName", "Role.TemplateId", "Role.ObjectID", "Group.ObjectID", "Group.DisplayName", "AppRole.Value", "DelegatedPermissionGrant.Scope", "RoleName"];

    private readonly AzureSymbols symbols;
    private readonly AzureField targets, legacyName, details;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public EntraAuditTargets(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        targets = fields.Whole("properties.targetResources", "targetResources", "TargetResources");
        legacyName = fields.Text("properties.targetResourceName");
        details = fields.Whole("properties.additionalDetails", "additionalDetails", "AdditionalDetails");
    }

    /// <summary>Fills resource and related.</summary>
    public void Map(in JsonRecord record, ref ActorActivity activity)
    {
        scoped JsonSlice first = default, second = default, principal = default, set = default;
        foreach (var target in targets.Slice(record))
        {
            var type = TypeOf(target);
            if (first.IsNone) first = target;
            else if (second.IsNone) second = target;
            if (set.IsNone && Is(type, "Role"u8, "Group"u8)) set = target;
            if (principal.IsNone && Is(type, "User"u8, "ServicePrincipal"u8)) principal = target;
        }

        if (first.IsNone)
        {
            Legacy(record, ref activity);
        }
        else
        {
            var isMembership = !set.IsNone && !principal.IsNone;
            var main = isMembership ? principal : first;
            activity.Resource = NameOf(main);
            var kind = TypeOf(main);
            activity.ResourceKind = Is(kind, "ServicePrincipal"u8, "App"u8) ? symbols.Table.Intern("application"u8) : Is(kind, "N/A"u8, "Other"u8) ? default : symbols.Lower(kind);
            activity.Related = Property(main);
            if (activity.Related.IsNone) activity.Related = isMembership ? NameOf(set) : NameOf(second);
        }

        if (activity.Related.IsNone) activity.Related = Detail(record);
    }

    /// <summary>The lasting name: of a user the sign-in name, of a role its name (the built-in ones are the same in every tenant), of all else the id.</summary>
    private Symbol NameOf(JsonSlice target)
    {
        if (target.IsNone) return default;
        var type = TypeOf(target);
        var user = target.Text("userPrincipalName");
        if (!user.IsEmpty && !Is(type, "Group"u8, "Role"u8)) return symbols.Lower(user);
        var shown = target.Text("displayName");
        if (Is(type, "Role"u8, "DirectoryRole"u8) && !shown.IsEmpty) return symbols.Of(shown);
        var id = target.Text("id");
        return AzureIdentity.IsId(id) ? symbols.Lower(id) : symbols.Of(shown);
    }

    private Symbol Property(JsonSlice target)
    {
        var best = Given.Length;
        Symbol found = default;
        foreach (var property in target["modifiedProperties"])
        {
            var rank = Array.IndexOf(Given, Encoding.UTF8.GetString(property.Text("displayName")));
            if (rank < 0 || rank >= best) continue;
            var value = Value(property["newValue"]);
            if (value.IsNone) value = Value(property["oldValue"]);
            if (value.IsNone) continue;
            best = rank;
            found = value;
        }

        return found;
    }

    // Values are JSON inside a text: "\"Global Administrator\"", or "[\"…\"]".
    private Symbol Value(JsonSlice value)
    {
        if (value.IsNone) return default;
        var reader = new Utf8JsonReader(value.Bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.String) return default;
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return default; // not UTF-8, or half a surrogate pair
        }

        text = text.Trim('[', ']', ' ').Trim('"');
        return text is "null" ? default : symbols.Of(Encoding.UTF8.GetBytes(text));
    }

    private Symbol Detail(in JsonRecord record)
    {
        foreach (var detail in details.Slice(record))
        {
            if (detail.Text("key").SequenceEqual("RoleName"u8)) return symbols.Of(detail.Text("value"));
        }

        return default;
    }

    /// <summary>Records of 2018 write the target as fields joined by two underscores, the sign-in name or object id first.</summary>
    private void Legacy(in JsonRecord record, ref ActorActivity activity)
    {
        var name = legacyName.In(record);
        if (name.IsEmpty) return;
        var end = name.IndexOf("__"u8);
        activity.Resource = symbols.Lower(end < 0 ? name : name[..end]);
        var kind = name[(name.LastIndexOf("__"u8) is var last and >= 0 ? last + 2 : name.Length)..];
        if (Is(kind, "User"u8, "Group"u8)) activity.ResourceKind = symbols.Lower(kind);
    }

    private static ReadOnlySpan<byte> TypeOf(JsonSlice target)
    {
        var type = target.Text("type");
        return type.IsEmpty ? target.Text("Type") : type;
    }

    private static bool Is(ReadOnlySpan<byte> type, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(type, one) || Ascii.EqualsIgnoreCase(type, other);
}
