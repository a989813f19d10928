namespace Windhover.Core.Running;

/// <summary>A field that files of a source lack.</summary>
internal sealed class MissingTally
{
    /// <summary>The latest event of a file that lacks it, epoch milliseconds: once the setting is made, this stands still.</summary>
    public long Time { get; set; }

    /// <summary>That file's path.</summary>
    public string File { get; set; } = "";

    /// <summary>What detection loses by it.</summary>
    public string Loses { get; set; } = "";

    /// <summary>The one setting that would bring it.</summary>
    public string Fix { get; set; } = "";
}
