namespace Windhover.Core.Outputs;

/// <summary>A field that the chosen format of a source leaves out.</summary>
/// <param name="Field">Its name, in the vendor's words.</param>
/// <param name="Loses">What detection loses or has to guess without it.</param>
/// <param name="Fix">The one setting that would bring it.</param>
/// <param name="File">The latest file that lacks it.</param>
public sealed record FieldGap(string Field, string Loses, string Fix, string File);
