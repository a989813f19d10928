namespace Windhover.Server.Models;

/// <summary>Where the text of a model is from.</summary>
public enum ModelOrigin
{
    /// <summary>It comes with the program.</summary>
    Shipped,

    /// <summary>A folder of the configuration.</summary>
    Folder,

    /// <summary>It came with the program or from a folder, and was edited in the console.</summary>
    Edited,

    /// <summary>It was written in the console.</summary>
    Own,
}
