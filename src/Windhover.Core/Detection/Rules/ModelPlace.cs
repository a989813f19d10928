namespace Windhover.Core.Detection.Rules;

/// <summary>A place in a model's file; line and column count from 1.</summary>
public readonly record struct ModelPlace(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, as editors and terminals open it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
