namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>
/// The parts of a resource name (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html): arn:partition:service:region:account:resource. All parts are
/// empty when the text is none.
/// </summary>
internal readonly ref struct Arn
{
    /// <param name="text">The name.</param>
    public Arn(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("arn:"u8)) return;
        var rest = text[4..];
        Partition = Part(ref rest);
        Service = Part(ref rest);
        Region = Part(ref rest);
        Account = Part(ref rest);
        Resource = rest;
    }

    /// <summary>"aws", "aws-cn", "aws-us-gov".</summary>
    public ReadOnlySpan<byte> Partition { get; }

    /// <summary>The service's short name.</summary>
    public ReadOnlySpan<byte> Service { get; }

    /// <summary>Region; empty for resources without one.</summary>
    public ReadOnlySpan<byte> Region { get; }

    /// <summary>Account; empty for resources without one.</summary>
    public ReadOnlySpan<byte> Account { get; }

    /// <summary>What is left: "user/dana", "instance/i-…", a bucket's name.</summary>
    public ReadOnlySpan<byte> Resource { get; }

    private static ReadOnlySpan<byte> Part(scoped ref ReadOnlySpan<byte> rest)
    {
        var colon = rest.IndexOf((byte)':');
        var part = colon < 0 ? rest : rest[..colon];
        rest = colon < 0 ? default : rest[(colon + 1)..];
        return part;
    }
}
