/**
 * Prints what the call gives as JSON; of an error of the service its name, message and HTTP status, and the class that
 * the SDK made of it. Any other error ends the program.
 */
export async function print(call) {
  console.log(JSON.stringify(await call().catch(describe), null, 2));
}

function describe(error) {
  if (error.$response === undefined) {
    throw error;
  }
  const { httpStatusCode: status, requestId } = error.$metadata;
  return { error: { name: error.name, message: error.message, status, requestId, class: error.constructor.name } };
}
