namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>A blob as a listing shows it.</summary>
/// <param name="Name">Its name in the container.</param>
/// <param name="Tag">Its ETag.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="IsBlockBlob">True when it is made of blocks that can be committed anew.</param>
/// <param name="Modified">When it was last changed.</param>
internal sealed record BlobInfo(string Name, string Tag, long Length, bool IsBlockBlob, DateTimeOffset Modified);
