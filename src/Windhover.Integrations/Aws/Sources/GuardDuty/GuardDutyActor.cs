using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.GuardDuty;

/// <summary>Whose credentials a finding is about: resource.accessKeyDetails, or the first actor of an attack sequence.</summary>
internal sealed class GuardDutyActor
{
    private readonly SymbolTable symbols;
    private readonly SymbolCache texts;
    private readonly JsonField partition, keyId, principal, userName, userType, sequenceName, sequenceType, sequenceKey, sequenceAccount, kubernetesUser;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    public GuardDutyActor(SymbolTable symbols, Func<string, JsonField> field)
    {
        this.symbols = symbols;
        texts = new SymbolCache(symbols);
        partition = field("partition");
        keyId = field("resource.accessKeyDetails.accessKeyId");
        principal = field("resource.accessKeyDetails.principalId");
        userName = field("resource.accessKeyDetails.userName");
        userType = field("resource.accessKeyDetails.userType");
        sequenceName = field("service.detection.sequence.actors.user.name");
        sequenceType = field("service.detection.sequence.actors.user.type");
        sequenceKey = field("service.detection.sequence.actors.user.credentialUid");
        sequenceAccount = field("service.detection.sequence.actors.user.account.uid");
        kubernetesUser = field("resource.kubernetesDetails.kubernetesUserDetails.username");
    }

    /// <summary>Fills the actor's fields of a finding that has its account.</summary>
    public void Map(in JsonRecord record, ref ActorActivity finding)
    {
        finding.Credential = texts.Of(record[keyId].IsEmpty ? record[sequenceKey] : record[keyId]);
        if (!record[userType].IsEmpty || !record[userName].IsEmpty) Identity(record, record[userType], record[userName], finding.Account, ref finding);
        else if (!record[sequenceName].IsEmpty) Identity(record, record[sequenceType], record[sequenceName], SequenceAccount(record, finding), ref finding);
        else if (!record[kubernetesUser].IsEmpty)
        {
            finding.Actor = texts.Of(record[kubernetesUser]);
            finding.ActorKind = record[kubernetesUser].StartsWith("system:anonymous"u8) ? ActorKind.Anonymous
                : record[kubernetesUser].StartsWith("system:"u8) ? ActorKind.Service
                : ActorKind.User;
        }
    }

    private Symbol SequenceAccount(in JsonRecord record, in ActorActivity finding) => record[sequenceAccount].IsEmpty ? finding.Account : texts.Of(record[sequenceAccount]);

    // The name is the user's, or the role's that was assumed.
    private void Identity(in JsonRecord record, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, Symbol owner, ref ActorActivity finding)
    {
        Span<byte> ownerText = stackalloc byte[64];
        if (!System.Text.Encoding.UTF8.TryGetBytes(symbols.Text(owner), ownerText, out var length)) length = 0;
        var id = ownerText[..length];
        var inPartition = record[partition].IsEmpty ? "aws"u8 : record[partition];
        if (type.SequenceEqual("AssumedRole"u8) || type.SequenceEqual("Role"u8))
        {
            finding.ActorKind = ActorKind.Role;
            finding.Actor = ArnText.Join(symbols, inPartition, ":iam::"u8, id, ":role/"u8, name, default);
            finding.Session = texts.Of(record[principal]);
        }
        else if (type.SequenceEqual("IAMUser"u8))
        {
            finding.ActorKind = ActorKind.User;
            finding.Actor = ArnText.Join(symbols, inPartition, ":iam::"u8, id, ":user/"u8, name, default);
        }
        else if (type.SequenceEqual("Root"u8))
        {
            finding.ActorKind = ActorKind.Root;
            finding.Actor = ArnText.Join(symbols, inPartition, ":iam::"u8, id, ":root"u8, default, default);
        }
        else
        {
            finding.ActorKind = type.SequenceEqual("FederatedUser"u8) ? ActorKind.Federated : type.SequenceEqual("AWSService"u8) ? ActorKind.Service : ActorKind.Unknown;
            finding.Actor = texts.Of(name.IsEmpty ? record[principal] : name);
        }

        finding.ActorAccount = owner;
    }
}
