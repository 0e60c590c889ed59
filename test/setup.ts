import '@/src/read/node-shim';
