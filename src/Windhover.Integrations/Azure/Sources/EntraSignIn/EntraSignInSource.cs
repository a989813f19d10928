using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.EntraSignIn;

/// <summary>Microsoft Entra sign-ins: interactive, non-interactive, of service principals and of managed identities; of a diagnostic setting, Graph, or the tables as JSON.</summary>
internal sealed class EntraSignInSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "entra.sign-in",
        Title = "Microsoft Entra sign-in logs",
        FormatPage = "https://learn.microsoft.com/en-us/graph/api/resources/signin",
        Classes = [EventClass.Authentication],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(30),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.SignIn);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
