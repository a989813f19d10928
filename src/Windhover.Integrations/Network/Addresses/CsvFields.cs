using System.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Addresses;

/// <summary>The fields of one line, as texts; a field that is not there is "".</summary>
internal sealed class CsvFields
{
    private readonly CsvRecord record = new();

    /// <param name="line">The line.</param>
    /// <exception cref="InvalidDataException">Its quotes do not match.</exception>
    public CsvFields(string line)
    {
        if (!record.Read(Encoding.UTF8.GetBytes(line))) throw new InvalidDataException("a quoted field is not closed");
    }

    /// <summary>A field.</summary>
    public string this[int index] => Encoding.UTF8.GetString(record[index]);
}
