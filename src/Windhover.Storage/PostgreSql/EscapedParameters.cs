using System.Data;
using Dapper;

namespace Windhover.Storage.PostgreSql;

/// <summary>Parameters whose texts are stored as <see cref="EscapedText"/> says.</summary>
internal sealed class EscapedParameters(object values) : SqlMapper.IDynamicParameters
{
    private readonly SqlMapper.IDynamicParameters inner = values as DynamicParameters ?? new DynamicParameters(values);

    /// <inheritdoc />
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        inner.AddParameters(command, identity);
        foreach (IDbDataParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text) parameter.Value = EscapedText.Write(text);
        }
    }
}
